const width = 96;
const height = 14;

/** An interval within a table's cell, on an axis from `from` to `to`; the cell says the same in figures. */
export function IntervalBar({
  value,
  low,
  high,
  from = 0,
  to = 1,
  mark,
}: {
  value: number;
  low: number | null;
  high: number | null;
  from?: number;
  to?: number;
  /** What chance alone gives. */
  mark?: number | null;
}) {
  const x = (at: number) => 3 + Math.min(1, Math.max(0, (at - from) / (to - from))) * (width - 6);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className="block"
    >
      <line x1={3} x2={width - 3} y1={7} y2={7} className="stroke-line" />
      {typeof mark === "number" && (
        <line x1={x(mark)} x2={x(mark)} y1={1} y2={13} className="stroke-line-strong" />
      )}
      {low !== null && high !== null && (
        <line x1={x(low)} x2={x(high)} y1={7} y2={7} className="stroke-accent" strokeWidth={2.5} />
      )}
      <circle cx={x(value)} cy={7} r={3} className="fill-accent" />
    </svg>
  );
}
