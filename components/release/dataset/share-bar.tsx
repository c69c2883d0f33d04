/** A share between 0 and 1 as a dot with its interval, and where chance would put it as a notch. */
export function ShareBar({
  value,
  low,
  high,
  chance,
  label,
}: {
  value: number | null;
  low: number | null;
  high: number | null;
  chance?: number | null;
  label: string;
}) {
  if (value === null) return null;
  const x = (share: number) => 4 + share * 192;
  return (
    <svg viewBox="0 0 200 20" role="img" aria-label={label} className="h-5 w-full max-w-64">
      <line x1={4} x2={196} y1={10} y2={10} className="stroke-line-strong" />
      {chance !== null && chance !== undefined && (
        <line x1={x(chance)} x2={x(chance)} y1={3} y2={17} className="stroke-quiet" strokeDasharray="2 2" />
      )}
      {low !== null && high !== null && (
        <line x1={x(low)} x2={x(high)} y1={10} y2={10} className="stroke-accent" strokeWidth={3} />
      )}
      <circle cx={x(value)} cy={10} r={4.5} className="fill-accent" />
    </svg>
  );
}
