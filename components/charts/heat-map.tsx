import { scaleBand } from "@visx/scale";

const labelWidth = 150;
const head = 20;

/**
 * Shares of rows against columns, in the two sides' colours: the stronger, the further from one half. What stands behind
 * it in a table must say the same in figures.
 */
export function HeatMap({
  title,
  names,
  shareOf,
}: {
  title: string;
  names: readonly string[];
  shareOf: (row: string, column: string) => number | null;
}) {
  const side = names.length > 40 ? 8 : 16;
  const places = scaleBand({ domain: names.map((_, place) => place), range: [0, side * names.length] });
  const width = labelWidth + side * names.length + 4;
  const height = head + side * names.length + 4;
  // Of very many, every third is named.
  const every = side < 12 ? 3 : 1;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={title}
      className="max-w-none"
    >
      {names.map((row, i) => {
        const y = head + (places(i) ?? 0);
        return (
          <g key={row}>
            {i % every === 0 && (
              <text x={labelWidth - 6} y={y + side / 2 + 4} textAnchor="end" className="fill-ink text-[11px]">
                {row.length > 22 ? `${row.slice(0, 21)}…` : row}
              </text>
            )}
            {i % every === 0 && (
              <text
                x={labelWidth + (places(i) ?? 0) + side / 2}
                y={head - 6}
                textAnchor="middle"
                className="fill-quiet text-[9px]"
              >
                {i + 1}
              </text>
            )}
            {names.map((column, j) => {
              const share = i === j ? null : shareOf(row, column);
              if (share === null) return null;
              const strength = Math.min(1, Math.abs(share - 0.5) * 2);
              return (
                <rect
                  key={column}
                  x={labelWidth + (places(j) ?? 0)}
                  y={y}
                  width={side - 1}
                  height={side - 1}
                  className={share >= 0.5 ? "fill-side-a" : "fill-side-b"}
                  fillOpacity={0.12 + 0.88 * strength}
                />
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
