export interface IntervalRow {
  label: string;
  value: number;
  low: number;
  high: number;
  /** Few observations: drawn pale. */
  isPale?: boolean;
}

const rowHeight = 30;
const labelWidth = 210;
const width = 720;
const right = 24;

/** Round numbers that span a range: 3 to 8 of them. */
export function ticks(low: number, high: number): number[] {
  const span = Math.max(high - low, 1);
  const power = 10 ** Math.floor(Math.log10(span / 3));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= 8) ?? span;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, index) => first + index * step);
}

/** Values as dots with their intervals as whiskers, one row each. The table that belongs to it says the same in figures. */
export function IntervalChart({
  rows,
  title,
  unit,
}: {
  rows: readonly IntervalRow[];
  title: string;
  unit: string;
}) {
  const low = Math.min(...rows.map((row) => row.low));
  const high = Math.max(...rows.map((row) => row.high));
  const pad = Math.max((high - low) * 0.05, 5);
  const x = (value: number) =>
    labelWidth + ((value - low + pad) / (high - low + 2 * pad)) * (width - labelWidth - right);
  const height = rows.length * rowHeight + 44;
  const bottom = rows.length * rowHeight + 8;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={title}
      className="h-auto w-full max-w-4xl min-w-[34rem]"
    >
      {ticks(low - pad, high + pad).map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={4} y2={bottom} className="stroke-line" />
          <text x={x(tick)} y={bottom + 16} textAnchor="middle" className="fill-quiet text-[11px]">
            {tick}
          </text>
        </g>
      ))}
      <text x={width - right} y={height - 2} textAnchor="end" className="fill-quiet text-[11px]">
        {unit}
      </text>
      {rows.map((row, index) => {
        const y = index * rowHeight + rowHeight / 2 + 4;
        return (
          <g key={row.label} opacity={row.isPale ? 0.45 : 1}>
            <text x={labelWidth - 10} y={y + 4} textAnchor="end" className="fill-ink text-[13px]">
              {row.label.length > 26 ? `${row.label.slice(0, 25)}…` : row.label}
            </text>
            <line x1={x(row.low)} x2={x(row.high)} y1={y} y2={y} className="stroke-accent" strokeWidth={2} />
            <circle cx={x(row.value)} cy={y} r={5} className="fill-accent" />
          </g>
        );
      })}
    </svg>
  );
}
