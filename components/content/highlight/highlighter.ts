import { createCssVariablesTheme, createHighlighterCore, type LanguageInput } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { grammarOf } from "./languages";

/** A stretch of code of one kind; null for what has no colour of its own. */
export interface Token {
  text: string;
  kind: string | null;
}

const prefix = "--code-";
const theme = createCssVariablesTheme({ name: "concord", variablePrefix: prefix, fontStyle: false });
/** The regular expressions run as JavaScript: no WebAssembly, which the content security policy would have to allow. */
const highlighter = createHighlighterCore({
  themes: [theme],
  langs: [],
  engine: createJavaScriptRegexEngine({ forgiving: true }),
});

/**
 * Colours code by its grammar.
 * @returns a list of tokens for each line; null where there is no such grammar
 */
export async function highlight(code: string, language: string): Promise<Token[][] | null> {
  const grammar = grammarOf(language);
  if (!grammar) return null;
  const core = await highlighter;
  const input = (await grammar.load()) as LanguageInput;
  // A grammar comes after those that it embeds.
  const name = Array.isArray(input) ? String(input.at(-1)?.name) : grammar.name;
  if (!core.getLoadedLanguages().includes(name)) await core.loadLanguage(input);
  const { tokens } = core.codeToTokens(code, {
    lang: name,
    theme: "concord",
    tokenizeMaxLineLength: 5_000,
    // The first line waits for its grammar to be built; whoever asks has a limit of their own.
    tokenizeTimeLimit: 0,
  });
  return tokens.map((line) => line.map((token) => ({ text: token.content, kind: kindOf(token.color) })));
}

function kindOf(color: string | undefined): string | null {
  return /^var\(--code-token-([a-z-]+)\)$/.exec(color ?? "")?.[1] ?? null;
}
