const before = 50;
const after = 90;

/** Some of a text around a place in it, on one line. */
export function around(text: string, at: number, length: number): string {
  const from = Math.max(0, at - before);
  const until = Math.min(text.length, at + length + after);
  const middle = text.slice(from, until).replace(/\s+/g, " ");
  return `${from > 0 ? "…" : ""}${middle}${until < text.length ? "…" : ""}`;
}
