export interface Passage {
  kind: "text" | "thinking";
  text: string;
}

/** A response's reasoning trace (`<think>…</think>`, closed or cut off) apart from what it says. */
export function splitThinking(text: string): Passage[] {
  const passages: Passage[] = [];
  for (let rest = text; rest !== ""; ) {
    const open = /<think(?:ing)?>/i.exec(rest);
    if (!open) {
      passages.push({ kind: "text", text: rest });
      break;
    }
    const before = rest.slice(0, open.index);
    if (before.trim() !== "") passages.push({ kind: "text", text: before });
    const inside = rest.slice(open.index + open[0].length);
    const close = /<\/think(?:ing)?>/i.exec(inside);
    passages.push({ kind: "thinking", text: close ? inside.slice(0, close.index) : inside });
    rest = close ? inside.slice(close.index + close[0].length) : "";
  }
  return passages;
}

const controls = /(?![\n\r\t])\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Control and invisible characters made visible, so that nothing hides in a text or turns it around. */
export function showControls(text: string): string {
  return text.replace(controls, (character) => {
    const code = character.codePointAt(0) ?? 0;
    // Zero-width joiners hold emoji and scripts together; they belong where they are.
    if (code === 0x200c || code === 0x200d) return character;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
  });
}

/** Whether a text has mathematics: $$…$$, \(…\), \[…\], or $…$ that is no sum of money. */
export function hasMath(text: string): boolean {
  return (
    /\$\$[^$]+\$\$|\\\([\s\S]+?\\\)|\\\[[\s\S]+?\\\]/.test(text) ||
    /\$(?![\s\d])[^$\n]*[\\^_{=][^$\n]*\$/.test(text)
  );
}

/** The delimiters that models write, as the parser of mathematics knows them; money stays money. */
export function normaliseMath(text: string): string {
  return text
    .replace(/\\\[([\s\S]+?)\\\]/g, (_, inside: string) => `\n$$$$\n${inside.trim()}\n$$$$\n`)
    .replace(/\\\(([\s\S]+?)\\\)/g, (_, inside: string) => `$$${inside.trim()}$$`)
    .replace(/(?<![\\$])\$(?=\d[\d,.]*(?:[\s.,;:)!?]|$|[kKmMbB]\b|\/))/g, "\\$");
}
