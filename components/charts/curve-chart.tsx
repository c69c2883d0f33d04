import { scaleLinear, scaleLog } from "@visx/scale";
import { area, line } from "@visx/shape";
import { type ChartSize, chartSizes } from "./sizes";

interface CurvePlace {
  size: number;
  value: number;
  low: number | null;
  high: number | null;
}

const height = 320;
const margin = { left: 64, right: 20, top: 16, bottom: 44 };

interface CurveChartProps {
  title: string;
  points: readonly CurvePlace[];
  band: readonly CurvePlace[];
  marks: readonly { value: number; label: string }[];
  xLabel: string;
  yLabel: string;
  /** How sizes are written. */
  write: (size: number) => string;
}

/**
 * A quantity by size, sizes on a logarithmic axis: what was measured as dots with whiskers, what was fitted as a line with
 * its band, dashed beyond the largest size measured; marks are horizontal lines. The table beside it says the same.
 */
export function CurveChart(props: CurveChartProps) {
  return chartSizes.map((size) => <Drawing key={size.width} {...props} chart={size} />);
}

function Drawing({
  title,
  points,
  band,
  marks,
  xLabel,
  yLabel,
  write,
  chart,
}: CurveChartProps & { chart: ChartSize }) {
  const { width } = chart;
  const all = [...points, ...band];
  const heights = all.flatMap((one) => [one.low ?? one.value, one.high ?? one.value]);
  const ends = [...heights, ...marks.map((mark) => mark.value)];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const pad = Math.max((high - low) * 0.06, 0.005);
  const sizes = all.map((one) => one.size);
  const x = scaleLog({
    domain: [Math.min(...sizes) * 0.9, Math.max(...sizes) * 1.1],
    range: [margin.left, width - margin.right],
  });
  const y = scaleLinear({
    domain: [low - pad, high + pad],
    range: [height - margin.bottom, margin.top],
  });
  const largest = points.at(-1)?.size ?? 0;
  const path = line<CurvePlace>({ x: (one) => x(one.size), y: (one) => y(one.value) });
  const shape = area<CurvePlace>({
    x: (one) => x(one.size),
    y0: (one) => y(one.low ?? one.value),
    y1: (one) => y(one.high ?? one.value),
  });
  const seen = band.filter((one) => one.size <= largest * 1.01);
  const beyond = band.filter((one) => one.size >= largest * 0.99);
  const apart = (from: readonly number[]) => {
    let last = Number.NEGATIVE_INFINITY;
    return from.filter((size) => {
      if (x(size) - last <= 46) return false;
      last = x(size);
      return true;
    });
  };
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} className={chart.className}>
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={y(tick)}
            y2={y(tick)}
            className="stroke-line"
          />
          <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end" className="fill-quiet text-[11px]">
            {Number(tick.toPrecision(6))}
          </text>
        </g>
      ))}
      {apart(points.map((one) => one.size)).map((size) => (
        <text
          key={size}
          x={x(size)}
          y={height - margin.bottom + 16}
          textAnchor="middle"
          className="fill-quiet text-[11px]"
        >
          {write(size)}
        </text>
      ))}
      <text x={width - margin.right} y={height - 6} textAnchor="end" className="fill-quiet text-[11px]">
        {xLabel}
      </text>
      <text x={4} y={12} className="fill-quiet text-[11px]">
        {yLabel}
      </text>
      {band.length > 0 && <path d={shape([...band]) ?? ""} className="fill-accent-soft" />}
      <path d={path(seen) ?? ""} className="fill-none stroke-accent" strokeWidth={1.5} />
      <path
        d={path(beyond) ?? ""}
        className="fill-none stroke-accent"
        strokeWidth={1.5}
        strokeDasharray="5 4"
      />
      {marks.map((mark) => (
        <g key={mark.label}>
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={y(mark.value)}
            y2={y(mark.value)}
            className="stroke-side-b"
            strokeWidth={1.5}
            strokeDasharray="2 3"
          />
          <text
            x={width - margin.right - 4}
            y={y(mark.value) - 5}
            textAnchor="end"
            className="fill-ink text-[11px]"
          >
            {mark.label}
          </text>
        </g>
      ))}
      {points.map((one) => (
        <g key={one.size}>
          <line
            x1={x(one.size)}
            x2={x(one.size)}
            y1={y(one.low ?? one.value)}
            y2={y(one.high ?? one.value)}
            className="stroke-accent"
            strokeWidth={2}
          />
          <circle cx={x(one.size)} cy={y(one.value)} r={4.5} className="fill-accent" />
        </g>
      ))}
    </svg>
  );
}
