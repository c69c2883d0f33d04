export interface Passage {
  kind: "text" | "thinking" | "tool-call" | "tool-result";
  text: string;
  /** False where the tag was never closed: the text was cut off. */
  isClosed: boolean;
}

const kinds: Record<string, Passage["kind"]> = {
  think: "thinking",
  thinking: "thinking",
  thought: "thinking",
  reasoning: "thinking",
  tool_call: "tool-call",
  tool_response: "tool-result",
  tool_result: "tool-result",
};
const tag = Object.keys(kinds).join("|");
const fence = /^ {0,3}(`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\1)[^\n]*)*/gm;
const span = /(?<!`)(`+)(?!`)(?:[^\n`]|(?!\1(?!`))`){1,400}\1(?!`)/g;

/** The text with its code blanked out, place by place: a tag that code talks about is no tag. */
function maskCode(text: string): string {
  const blank = (code: string) => " ".repeat(code.length);
  return text.replace(fence, blank).replace(span, blank);
}

/**
 * What a model says, apart from its reasoning traces (`<think>…</think>`, cut off, or with only the closing tag because
 * the template opened it) and the tool calls that some write as tags.
 */
export function splitPassages(text: string): Passage[] {
  const say = (from: number, to: number): Passage[] =>
    text.slice(from, to).trim() === "" ? [] : [{ kind: "text", text: text.slice(from, to), isClosed: true }];
  if (!new RegExp(`</?(?:${tag})>`, "i").test(text)) return say(0, text.length);
  const masked = maskCode(text);
  const open = new RegExp(`<(${tag})>`, "gi");
  const passages: Passage[] = [];
  let at = 0;
  const leading = /<\/think(?:ing)?>/i.exec(masked);
  const first = open.exec(masked);
  if (leading && !(first && first.index < leading.index)) {
    passages.push({ kind: "thinking", text: text.slice(0, leading.index), isClosed: true });
    at = leading.index + leading[0].length;
  }
  for (;;) {
    open.lastIndex = at;
    const match = open.exec(masked);
    if (!match) break;
    passages.push(...say(at, match.index));
    const name = match[1] ?? "";
    const from = match.index + match[0].length;
    const close = findClose(text, masked, name, from);
    passages.push({
      kind: kinds[name.toLowerCase()] ?? "text",
      text: text.slice(from, close?.from ?? text.length),
      isClosed: close !== null,
    });
    at = close?.to ?? text.length;
  }
  return [...passages, ...say(at, text.length)];
}

/** A code fence that a trace left open must not swallow the answer: then a closing tag at the start of a line counts. */
function findClose(text: string, masked: string, name: string, from: number) {
  const patterns: [RegExp, string][] = [
    [new RegExp(`</${name}>`, "gi"), masked],
    [new RegExp(`^</${name}>`, "gim"), text],
  ];
  for (const [pattern, place] of patterns) {
    pattern.lastIndex = from;
    const match = pattern.exec(place);
    if (match) return { from: match.index, to: match.index + match[0].length };
  }
  return null;
}
