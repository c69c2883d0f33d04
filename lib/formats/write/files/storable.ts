/**
 * Half a surrogate pair or NUL breaks Arrow and PostgreSQL. JSON.stringify writes both as escapes, and nothing else that
 * we write does: an escape found here, not itself escaped, is one.
 */
const unstorable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;

/** A line of JSON in which every NUL and every half of a surrogate pair is U+FFFD. @param count told how many were replaced */
export function storable(line: string, count: (replaced: number) => void): string {
  if (!line.includes("\\u")) return line;
  let replaced = 0;
  const clean = line.replace(unstorable, (_, slashes: string) => {
    replaced++;
    return `${slashes}\ufffd`;
  });
  if (replaced > 0) count(replaced);
  return clean;
}
