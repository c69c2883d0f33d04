import { scaleLinear } from "@visx/scale";
import { type ChartSize, chartSizes } from "./sizes";

export interface Interval {
  value: number;
  low: number;
  high: number;
}

export interface IntervalRow extends Interval {
  label: string;
  /** Few observations: drawn pale. */
  isPale?: boolean;
  /** What it was before something was taken out: drawn hollow, above. */
  before?: Interval | null;
}

/** Where there is no room for labels beside the rows, they stand above. */
const beside = { rowHeight: 30, left: 210, right: 24, mostTicks: 8, mostLetters: 26 };
const above = { rowHeight: 46, left: 14, right: 14, mostTicks: 6, mostLetters: 44 };

/** Round numbers that span a range: a few of them. */
export function ticks(low: number, high: number, most = 8): number[] {
  const scale = scaleLinear({ domain: [low, high > low ? high : low + 1], range: [0, 1] });
  return [7, 6, 5, 4, 3, 2].map((count) => scale.ticks(count)).find((found) => found.length <= most) ?? [];
}

interface IntervalChartProps {
  rows: readonly IntervalRow[];
  title: string;
  unit: string;
  /** Room beside the ends, in the unit, however short the range is. */
  leastPad?: number;
  /** What the quantity cannot go beyond, e.g. 0 and 100 for percentages: the axis ends there too. */
  within?: readonly [number, number];
}

/** Values as dots with their intervals as whiskers, one row each. The table that belongs to it says the same in figures. */
export function IntervalChart(props: IntervalChartProps) {
  return chartSizes.map((size) => <Drawing key={size.width} {...props} size={size} />);
}

function Drawing({
  rows,
  title,
  unit,
  leastPad = 5,
  within = [-Infinity, Infinity],
  size,
}: IntervalChartProps & { size: ChartSize }) {
  const { width, isNarrow } = size;
  const { rowHeight, left, right, mostTicks, mostLetters } = isNarrow ? above : beside;
  const ends = rows.flatMap((row) => (row.before ? [row, row.before] : [row]));
  const low = Math.min(...ends.map((row) => row.low));
  const high = Math.max(...ends.map((row) => row.high));
  const pad = Math.max((high - low) * 0.05, leastPad);
  const domain = [Math.max(low - pad, within[0]), Math.min(high + pad, within[1])] as const;
  const x = scaleLinear({ domain: [...domain], range: [left, width - right] });
  const height = rows.length * rowHeight + 48;
  const bottom = rows.length * rowHeight + 8;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} className={size.className}>
      {ticks(...domain, mostTicks).map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={4} y2={bottom} className="stroke-line" />
          <text x={x(tick)} y={bottom + 16} textAnchor="middle" className="fill-quiet text-[11px]">
            {tick}
          </text>
        </g>
      ))}
      <text x={width - right} y={height - 6} textAnchor="end" className="fill-quiet text-[11px]">
        {unit}
      </text>
      {rows.map((row, index) => {
        const top = index * rowHeight + 4;
        const middle = top + (isNarrow ? 30 : rowHeight / 2);
        const y = row.before ? middle + 5 : middle;
        return (
          <g key={row.label} opacity={row.isPale ? 0.45 : 1}>
            <text
              x={isNarrow ? left : left - 10}
              y={isNarrow ? top + 14 : middle + 4}
              textAnchor={isNarrow ? "start" : "end"}
              className="fill-ink text-[13px]"
            >
              {row.label.length > mostLetters ? `${row.label.slice(0, mostLetters - 1)}…` : row.label}
              <title>{row.label}</title>
            </text>
            {row.before && (
              <>
                <line
                  x1={x(row.before.low)}
                  x2={x(row.before.high)}
                  y1={middle - 6}
                  y2={middle - 6}
                  className="stroke-line-strong"
                  strokeWidth={1.5}
                />
                <circle
                  cx={x(row.before.value)}
                  cy={middle - 6}
                  r={4}
                  className="fill-paper stroke-line-strong"
                  strokeWidth={1.5}
                />
              </>
            )}
            <line x1={x(row.low)} x2={x(row.high)} y1={y} y2={y} className="stroke-accent" strokeWidth={2} />
            <circle cx={x(row.value)} cy={y} r={5} className="fill-accent" />
          </g>
        );
      })}
    </svg>
  );
}
