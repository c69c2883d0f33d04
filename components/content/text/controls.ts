/** A stretch of text, or one character that would not be seen, with what to show in its place. */
export type Piece =
  | { text: string; control: null }
  | { text: string; control: { label: string; title: string } };

const names: Record<number, [label: string, name: string]> = {
  7: ["BEL", "BELL"],
  8: ["BS", "BACKSPACE"],
  27: ["ESC", "ESCAPE"],
  173: ["SHY", "SOFT HYPHEN"],
  847: ["CGJ", "COMBINING GRAPHEME JOINER"],
  1564: ["ALM", "ARABIC LETTER MARK"],
  8203: ["ZWSP", "ZERO WIDTH SPACE"],
  8204: ["ZWNJ", "ZERO WIDTH NON-JOINER"],
  8205: ["ZWJ", "ZERO WIDTH JOINER"],
  8206: ["LRM", "LEFT-TO-RIGHT MARK"],
  8207: ["RLM", "RIGHT-TO-LEFT MARK"],
  8234: ["LRE", "LEFT-TO-RIGHT EMBEDDING"],
  8235: ["RLE", "RIGHT-TO-LEFT EMBEDDING"],
  8236: ["PDF", "POP DIRECTIONAL FORMATTING"],
  8237: ["LRO", "LEFT-TO-RIGHT OVERRIDE"],
  8238: ["RLO", "RIGHT-TO-LEFT OVERRIDE"],
  8288: ["WJ", "WORD JOINER"],
  8294: ["LRI", "LEFT-TO-RIGHT ISOLATE"],
  8295: ["RLI", "RIGHT-TO-LEFT ISOLATE"],
  8296: ["FSI", "FIRST STRONG ISOLATE"],
  8297: ["PDI", "POP DIRECTIONAL ISOLATE"],
  65279: ["BOM", "ZERO WIDTH NO-BREAK SPACE"],
};

/** Signs of the format category that are seen: Arabic number signs and their like. */
const seen = "\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}";
/** Blank letters, fillers, separators and selectors that no category tells apart. */
const blanks =
  "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u2028\\u2029\\u3164\\uffa0\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}";

/** What stays as it is because a script or an emoji needs it there. */
const needed = [
  // Flags of regions are written in tag characters.
  "\\u{1f3f4}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{2,6}\\u{e007f}",
  // Joiners inside emoji and inside words of scripts that join; not after Latin letters, digits or spaces.
  "(?<=[\\p{L}\\p{M}\\p{Extended_Pictographic}\\p{EMod}\\ufe0f])(?<!\\p{Script=Latin})[\\u200c\\u200d](?=[\\p{L}\\p{M}\\p{Extended_Pictographic}♀♂⚕])",
  // Variation selectors after what has variants: signs and emoji, ideographs.
  "(?<=[\\p{S}\\p{Po}\\p{Nd}\\p{Emoji}\\p{Script=Han}])[\\ufe00-\\ufe0f]",
  "(?<=\\p{Script=Han})[\\u{e0100}-\\u{e01ef}]",
].join("|");
const pattern = new RegExp(`(${needed})|(?![\\n\\r\\t${seen}])[\\p{Cc}\\p{Cf}${blanks}]`, "gu");

/**
 * Splits a text at its control and invisible characters, so that they can be shown: nothing hides in a text, and no
 * direction override turns it around. What emoji and scripts need in its place stays.
 */
export function splitControls(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match[1] !== undefined) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), control: null });
    const code = match[0].codePointAt(0) ?? 0;
    const hex = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    const known = names[code];
    const control = { label: known?.[0] ?? hex, title: known ? `${hex} ${known[1]}` : hex };
    pieces.push({ text: match[0], control });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), control: null });
  return pieces;
}

/** The same in plain text, for places that hold nothing else: titles, addresses. */
export function showControls(text: string): string {
  return splitControls(text)
    .map(({ text: own, control }) => (control ? `⟨${control.label}⟩` : own))
    .join("");
}
