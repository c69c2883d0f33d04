import { scaleLinear, scalePoint } from "@visx/scale";
import { ticks } from "./interval-chart";
import { type ChartSize, chartSizes } from "./sizes";

export interface TimePoint {
  /** What stands below the axis; unique. */
  label: string;
  value: number;
  low: number;
  high: number;
  /** Few observations: drawn pale. */
  isPale?: boolean;
}

const height = 260;
const [left, right, top, bottom] = [48, 16, 12, 44];

interface TimeChartProps {
  points: readonly TimePoint[];
  title: string;
  unit: string;
  /** A level to compare with, drawn dashed. */
  level?: { value: number; label: string } | null;
}

/** Values over time as dots with their intervals, joined by a line. The table that belongs to it says the same in figures. */
export function TimeChart(props: TimeChartProps) {
  return chartSizes.map((size) => <Drawing key={size.width} {...props} size={size} />);
}

function Drawing({ points, title, unit, level, size }: TimeChartProps & { size: ChartSize }) {
  const { width } = size;
  const mostLabels = size.isNarrow ? 4 : 10;
  const all = points.flatMap((point) => [point.low, point.high]).concat(level ? [level.value] : []);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const pad = Math.max((high - low) * 0.08, 4);
  const y = scaleLinear({ domain: [low - pad, high + pad], range: [height - bottom, top] });
  const x = scalePoint({
    domain: points.map((point) => point.label),
    range: [left + 24, width - right - 24],
    padding: points.length === 1 ? 1 : 0,
  });
  const at = (point: TimePoint) => x(point.label) ?? left;
  const every = Math.ceil(points.length / mostLabels);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} className={size.className}>
      <text x={4} y={top + 2} className="fill-quiet text-[11px]">
        {unit}
      </text>
      {ticks(low - pad, high + pad).map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end" className="fill-quiet text-[11px]">
            {tick}
          </text>
        </g>
      ))}
      {level && (
        <g>
          <line
            x1={left}
            x2={width - right}
            y1={y(level.value)}
            y2={y(level.value)}
            className="stroke-quiet"
            strokeDasharray="5 4"
          />
          <text x={left + 4} y={y(level.value) - 5} className="fill-quiet text-[11px]">
            {level.label}
          </text>
        </g>
      )}
      <polyline
        points={points.map((point) => `${at(point)},${y(point.value)}`).join(" ")}
        fill="none"
        className="stroke-accent"
        strokeOpacity={0.4}
      />
      {points.map((point, index) => (
        <g key={point.label} opacity={point.isPale ? 0.45 : 1}>
          <line
            x1={at(point)}
            x2={at(point)}
            y1={y(point.low)}
            y2={y(point.high)}
            className="stroke-accent"
            strokeWidth={2}
          />
          <circle cx={at(point)} cy={y(point.value)} r={5} className="fill-accent" />
          {index % every === 0 && (
            <text
              x={at(point)}
              y={height - bottom + 20}
              textAnchor="middle"
              className="fill-quiet text-[11px]"
            >
              {point.label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
