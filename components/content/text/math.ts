/**
 * Mathematics as models write it: $…$, $$…$$, \(…\), \[…\] and bare environments, in the delimiters that the Markdown
 * parser knows. A dollar that encloses no formula is money and gets escaped. Code is left alone.
 * @returns the text to parse, or null where there is no mathematics.
 */
export function normaliseMath(text: string): string | null {
  if (!/\$|\\\(|\\\[|\\begin\{/.test(text)) return null;
  let out = "";
  let found = false;
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) {
      out += text.slice(at);
      break;
    }
    out += text.slice(at, match.index);
    const formula = readFormula(text, match.index, match[0]);
    if (formula) found = true;
    out += formula ? formula.text : match[0] === "$" ? "\\$" : match[0] === "$$" ? "\\$\\$" : match[0];
    at = formula?.end ?? match.index + match[0].length;
  }
  return found ? out : null;
}

/** Code whole, escapes, and whatever may open a formula. */
const token =
  /^ {0,3}(`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\1)[^\n]*)*|(?<!`)(`+)(?!`)(?:[^\n`]|(?!\2(?!`))`){1,400}\2(?!`)|\\begin\{(?:equation|align|alignat|gather|multline|aligned|cases|[bpvBV]?matrix)\*?\}|\\[^\n]|\$\$?/gm;

function readFormula(text: string, at: number, opened: string): { text: string; end: number } | null {
  if (opened === "$") {
    const end = text.slice(at + 1, at + 1_000).search(/(?<=[^\s\\])\$(?![\p{L}\d])/u);
    const inside = text.slice(at + 1, at + 1 + end);
    // A price is no formula, and neither is what stands between two prices.
    if (end <= 0 || /^\s|\n\s*\n|\$/.test(inside)) return null;
    return { text: `$${inside}$`, end: at + end + 2 };
  }
  const begin = /^\\begin\{([^}]+)\}/.exec(opened);
  const close = begin ? `\\end{${begin[1]}}` : { $$: "$$", "\\[": "\\]", "\\(": "\\)" }[opened];
  if (!close) return null;
  const from = at + opened.length;
  const end = text.indexOf(close, from);
  const inside = text.slice(from, end).trim();
  if (end < 0 || inside === "" || /\n[ \t]*\n/.test(inside)) return null;
  const after = end + close.length;
  if (opened === "\\(") return { text: `$${inside}$`, end: after };
  return display(text, at, begin ? text.slice(at, after) : inside, after);
}

/** A formula on lines of its own, indented as the place where it stands; inside a table it stays in its cell. */
function display(text: string, at: number, inside: string, end: number): { text: string; end: number } {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  if (/^\s*\|/.test(line)) return { text: `$${inside.replace(/\s*\n\s*/g, " ")}$`, end };
  const [lead = ""] = /^(?:[ \t>]|[*+-] |\d{1,9}[.)] )*/.exec(line) ?? [];
  const isAlone = lead.length === line.length;
  const indent = lead.replace(/[^ \t>]/g, " ");
  const body = inside.split("\n").map((own) => `${indent}${own.trim()}`);
  const rest = /^[ \t]*(?=\S)/.exec(text.slice(end));
  const lines = [isAlone ? "$$" : `\n${indent}$$`, ...body, `${indent}$$`];
  return { text: `${lines.join("\n")}${rest ? `\n${indent}` : ""}`, end: end + (rest?.[0].length ?? 0) };
}
