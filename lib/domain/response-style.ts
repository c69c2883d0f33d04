/**
 * What a response looks like, apart from what it says: the features that ratings are adjusted for. As in Chatbot Arena's
 * style control (T. Li, A. Angelopoulos, W.-L. Chiang, "Does style matter?", lmsys.org 2024-08-28): length, Markdown
 * headings, list items and bold runs; and fenced code blocks, whose inside counts as none of these.
 */
export const styleFeatures = ["length", "headings", "lists", "bold", "codeBlocks"] as const;
export type StyleFeature = (typeof styleFeatures)[number];
export type ResponseStyle = Record<StyleFeature, number>;

/** Raised when the counting changes: what was counted under another number is counted anew. */
export const styleRule = 1;

const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}#{1,6}(?:\s|$)/;
const listItem = /^\s*(?:[-*+]|\d{1,9}[.)])\s+\S/;
const bold = /\*\*(?=\S)[^*\n]+\*\*|__(?=\S)[^_\n]+__/g;

/** Counts the features of a text; length in Unicode code points. One pass over its lines. */
export function styleOf(text: string): ResponseStyle {
  const style: ResponseStyle = { length: 0, headings: 0, lists: 0, bold: 0, codeBlocks: 0 };
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) style.length++;
  let open: string | null = null;
  for (const line of text.split("\n")) {
    const mark = fence.exec(line)?.[1];
    if (open !== null) {
      if (mark?.startsWith(open)) open = null;
      continue;
    }
    if (mark) {
      open = mark;
      style.codeBlocks++;
      continue;
    }
    if (heading.test(line)) style.headings++;
    else if (listItem.test(line)) style.lists++;
    style.bold += line.match(bold)?.length ?? 0;
  }
  return style;
}
