import { diffArrays } from "diff";

/** A stretch of one response's text; `isOwn` where the other does not have it. */
export interface Span {
  text: string;
  isOwn: boolean;
}

/** Lines that both share, or lines that differ, word by word. */
export type DiffRow = { kind: "same"; text: string } | { kind: "changed"; first: Span[]; second: Span[] };

export interface Diff {
  rows: DiffRow[];
  /** How much of the words both share, 0 to 1. */
  shared: number;
  /** Whether some passages differ too much to be told word by word in the time there was. */
  isCoarse: boolean;
}

/** Words, and what stands between them. Chinese and Japanese words are told apart as well. */
export function wordsOf(text: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  const words: string[] = [];
  // The segmenter slows down with the length of its text.
  for (const line of text.split(/(?<=\n)/)) {
    for (let at = 0; at < line.length; at += 5_000)
      for (const { segment } of segmenter.segment(line.slice(at, at + 5_000))) words.push(segment);
  }
  return words;
}

const hasWord = (text: string) => /[\p{L}\p{N}]/u.test(text);

/**
 * What two texts share and what only one of them has: line by line, and word by word where lines differ.
 * @param withinMs when this is over, what is left is told by lines only
 */
export function diffTexts(first: string, second: string, withinMs: number): Diff {
  const until = performance.now() + withinMs;
  const lines = (text: string) => text.split(/(?<=\n)/);
  const rows: DiffRow[] = [];
  let isCoarse = false;
  const parts = diffArrays(lines(first), lines(second), { timeout: withinMs / 2 });
  const hunks = parts ?? [
    { removed: true, added: false, value: [first] },
    { removed: false, added: true, value: [second] },
  ];
  if (!parts) isCoarse = true;
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed === "" && added === "") return;
    const words = diffWords(removed, added, Math.max(0, until - performance.now()));
    if (!words) isCoarse = true;
    rows.push({
      kind: "changed",
      ...(words ?? { first: own(removed), second: own(added) }),
    });
    removed = "";
    added = "";
  };
  for (const part of hunks) {
    const text = part.value.join("");
    if (part.removed) removed += text;
    else if (part.added) added += text;
    else if (hasWord(text) || (removed === "" && added === "")) {
      flush();
      rows.push({ kind: "same", text });
    } else {
      // A blank line between two changes belongs to both.
      removed += text;
      added += text;
    }
  }
  flush();
  return { rows, shared: shareOf(rows), isCoarse };
}

const own = (text: string): Span[] => (text === "" ? [] : [{ text, isOwn: true }]);

function diffWords(
  first: string,
  second: string,
  withinMs: number,
): { first: Span[]; second: Span[] } | null {
  if (first === "" || second === "") return { first: own(first), second: own(second) };
  const parts = diffArrays(wordsOf(first), wordsOf(second), { timeout: withinMs });
  if (!parts) return null;
  const out = { first: [] as Span[], second: [] as Span[] };
  parts.forEach((part, index) => {
    const text = part.value.join("");
    if (part.removed) add(out.first, text, true);
    else if (part.added) add(out.second, text, true);
    else {
      // Spaces and commas between two changes are part of the change, or it would read as confetti.
      const isLost = !hasWord(text) && index > 0 && index < parts.length - 1;
      add(out.first, text, isLost && (out.first.at(-1)?.isOwn ?? false));
      add(out.second, text, isLost && (out.second.at(-1)?.isOwn ?? false));
    }
  });
  return out;
}

function add(spans: Span[], text: string, isOwn: boolean): void {
  const last = spans.at(-1);
  if (last?.isOwn === isOwn) last.text += text;
  else spans.push({ text, isOwn });
}

function shareOf(rows: readonly DiffRow[]): number {
  let shared = 0;
  let all = 0;
  const count = (text: string, isOwn: boolean) => {
    const words = wordsOf(text).filter(hasWord).length;
    all += words;
    if (!isOwn) shared += words;
  };
  for (const row of rows) {
    const sides = row.kind === "same" ? [[{ text: row.text, isOwn: false }]] : [row.first, row.second];
    for (const side of sides) for (const span of side) count(span.text, span.isOwn);
    if (row.kind === "same") count(row.text, false);
  }
  return all === 0 ? 1 : shared / all;
}
