/** A chunk is closed at the next safe place once it is this long … */
const wanted = 6_000;
/** … and cut wherever it is when it has become this long, so that no chunk takes long to build. */
const longest = 12_000;
/** Code is cheap to parse, and worth keeping in one piece. */
const longestCode = 250_000;
/** Up to here a text stays in one piece; with footnotes a little further, for their numbers' sake. */
const whole = { plain: 9_000, footnotes: 24_000 };

/**
 * Cuts Markdown into pieces that parse alone as they would together: between blocks, never inside code, a formula or a
 * list item. Definitions of links and footnotes go along to each piece that refers to them.
 */
export function chunkMarkdown(text: string): string[] {
  if (text.length <= (text.includes("[^") ? whole.footnotes : whole.plain)) return [text];
  const chunks: string[] = [];
  let current = "";
  let fence: string | null = null;
  let info = "";
  let inMath = false;
  let head = "";
  let wasBlank = false;
  const close = (next = "") => {
    if (current.trim() !== "") chunks.push(fence ? `${current}${fence}\n` : current);
    current = next;
  };
  for (const line of linesOf(text)) {
    const isBlank = line.trim() === "";
    const isBetween = !fence && !inMath && wasBlank && !isBlank && !/^[ \t]/.test(line);
    if (isBetween && current.length >= wanted) close();
    const limit = fence ? longestCode : longest;
    if (current.length > 0 && current.length + line.length > limit)
      close(fence ? `${fence}${info}\n` : line.startsWith("|") ? head : "");
    current += line;
    if (!line.startsWith("|")) head = "";
    else if (head.split("\n").length < 3) head += line;
    wasBlank = isBlank;
    const mark = /^ {0,3}(`{3,}|~{3,})([^\n]*)/.exec(line);
    if (fence) {
      if (mark?.[1]?.startsWith(fence) && mark[2]?.trim() === "") fence = null;
    } else if (mark?.[1] && !inMath) {
      [, fence = null, info = ""] = mark;
    } else if (/^\s*\$\$/.test(line) && !/\$\$.*\$\$/.test(line)) inMath = !inMath;
    else if (/^\s*\\\[/.test(line) && !line.includes("\\]")) inMath = true;
    else if (inMath && /\\\]|\$\$/.test(line)) inMath = false;
  }
  if (current.trim() !== "") chunks.push(current);
  return withDefinitions(chunks);
}

/** Lines with their ends; one that is longer than a chunk comes in several pieces, cut at spaces where it has some. */
function* linesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf("\n", at);
    const next = end < 0 ? text.length : end + 1;
    while (next - at > longest) {
      const space = text.lastIndexOf(" ", at + longest);
      let cut = space > at + longest / 2 ? space + 1 : at + longest;
      // Never through a surrogate pair.
      if (/[\uD800-\uDBFF]/.test(text[cut - 1] ?? "")) cut -= 1;
      yield text.slice(at, cut);
      at = cut;
    }
    yield text.slice(at, next);
    at = next;
  }
}

const definition = /^ {0,3}\[(\^?[^\]\n]{1,200})\]:[^\n]*(?:\n(?: {2,}|\t)\S[^\n]*)*/gm;
const reference = /\[(\^?[^\]\n]{1,200})\]/g;

function withDefinitions(chunks: string[]): string[] {
  const known = new Map<string, { at: number; text: string }>();
  chunks.forEach((chunk, at) => {
    for (const match of chunk.matchAll(definition)) {
      const key = match[1]?.toLowerCase() ?? "";
      if (!known.has(key) && match[0].length < 2_000) known.set(key, { at, text: match[0] });
    }
  });
  if (known.size === 0) return chunks;
  return chunks.map((chunk, at) => {
    const named = new Set([...chunk.matchAll(reference)].map((match) => match[1]?.toLowerCase() ?? ""));
    const missing = [...named].flatMap((key) => known.get(key) ?? []).filter((entry) => entry.at !== at);
    return missing.length === 0 ? chunk : `${chunk}\n\n${missing.map((entry) => entry.text).join("\n")}\n`;
  });
}

/** Plain text in pieces of some lines, for texts that are shown as they are. */
export function chunkLines(text: string): string[] {
  const chunks: string[] = [];
  let current = "";
  for (const line of linesOf(text)) {
    if (current !== "" && current.length + line.length > longest) {
      chunks.push(current);
      current = "";
    }
    current += line;
  }
  return current === "" ? chunks : [...chunks, current];
}

/**
 * Whether building a chunk's Markdown could overwhelm a browser: containers or emphasis nested beyond anything that a
 * person reads. Such a chunk is shown as it is.
 */
export function isPathological(chunk: string): boolean {
  return chunk.split("\n").some((line) => {
    const lead = /^[ \t\d>*+.)-]*/.exec(line)?.[0] ?? "";
    if (lead.length > 80 && (lead.match(/>|[*+.)-](?=[ \t]|$)/g)?.length ?? 0) > 40) return true;
    let crowd = 0;
    let last = 0;
    for (const { index } of line.matchAll(/[*_~![]/g)) {
      crowd = index - last <= 5 ? crowd + 1 : 0;
      last = index;
      if (crowd > 600) return true;
    }
    return false;
  });
}
