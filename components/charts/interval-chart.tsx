import { scaleLinear } from "@visx/scale";

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

const rowHeight = 30;
const labelWidth = 210;
const width = 720;
const right = 24;

/** Round numbers that span a range: 3 to 8 of them. */
export function ticks(low: number, high: number): number[] {
  const scale = scaleLinear({ domain: [low, high > low ? high : low + 1], range: [0, 1] });
  return [7, 6, 5, 4, 3, 2].map((count) => scale.ticks(count)).find((found) => found.length <= 8) ?? [];
}

/** Values as dots with their intervals as whiskers, one row each. The table that belongs to it says the same in figures. */
export function IntervalChart({
  rows,
  title,
  unit,
  leastPad = 5,
  within = [-Infinity, Infinity],
}: {
  rows: readonly IntervalRow[];
  title: string;
  unit: string;
  /** Room beside the ends, in the unit, however short the range is. */
  leastPad?: number;
  /** What the quantity cannot go beyond, e.g. 0 and 100 for percentages: the axis ends there too. */
  within?: readonly [number, number];
}) {
  const ends = rows.flatMap((row) => (row.before ? [row, row.before] : [row]));
  const low = Math.min(...ends.map((row) => row.low));
  const high = Math.max(...ends.map((row) => row.high));
  const pad = Math.max((high - low) * 0.05, leastPad);
  const domain = [Math.max(low - pad, within[0]), Math.min(high + pad, within[1])] as const;
  const x = scaleLinear({ domain: [...domain], range: [labelWidth, width - right] });
  const height = rows.length * rowHeight + 48;
  const bottom = rows.length * rowHeight + 8;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={title}
      className="h-auto w-full max-w-4xl min-w-[34rem]"
    >
      {ticks(...domain).map((tick) => (
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
        const middle = index * rowHeight + rowHeight / 2 + 4;
        const y = row.before ? middle + 5 : middle;
        return (
          <g key={row.label} opacity={row.isPale ? 0.45 : 1}>
            <text x={labelWidth - 10} y={middle + 4} textAnchor="end" className="fill-ink text-[13px]">
              {row.label.length > 26 ? `${row.label.slice(0, 25)}…` : row.label}
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
