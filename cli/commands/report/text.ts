/** Words and columns of the reports on the terminal. */

/** A share in percent with its interval, e.g. "74.2 % [71.0, 77.5]"; a dash where there is none. */
export function percent(share: { value: number | null; low?: number | null; high?: number | null }): string {
  const { value, low, high } = share;
  if (value === null) return "–";
  const text = `${(100 * value).toFixed(1)} %`;
  if (low === null || low === undefined || high === null || high === undefined) return text;
  return `${text} [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
}

/** A coefficient with its interval, e.g. "0.412 [0.301, 0.523]". */
export function coefficientText(figure: {
  value: number | null;
  low?: number | null;
  high?: number | null;
  reason?: string | null;
}): string {
  const { value, low, high, reason } = figure;
  if (value === null) return reason ? `undefined (${reason.replaceAll("_", " ")})` : "–";
  const text = value.toFixed(3);
  if (low === null || low === undefined || high === null || high === undefined) return text;
  return `${text} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

/** Rows under a head, columns aligned: the first to the left, the others to the right. */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ""))));
  return all
    .map((row) =>
      row
        .map((cell, column) => {
          const space = " ".repeat((widths[column] ?? 0) - widthOf(cell));
          return column === 0 ? cell + space : space + cell;
        })
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `  ${line}\n`)
    .join("");
}

/** Columns that a terminal needs: Chinese characters take two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, one) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(one) ? 2 : 1),
    0,
  );
}
