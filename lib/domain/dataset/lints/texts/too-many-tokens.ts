import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import type { Lint } from "../lint";

/** The whole text as it is: what looks like a special token in it is text. */
const options = { disallowedSpecial: new Set<string>() };
const encoder = new TextEncoder();

/**
 * Prompt and response together longer than the context that was asked for: trainers cut such rows, or drop them, silently. Counted
 * with o200k_base; another model's tokenizer counts some per cent more or fewer. A token is at least one byte, so that
 * what has fewer bytes is not counted.
 */
export const tooManyTokens: Lint = {
  name: "too-many-tokens",
  level: "warning",
  start: ({ options: { contextLength } }) => ({
    see({ id, split, text, responses }, findings) {
      let promptTokens: number | null = null;
      for (const response of responses.values()) {
        const bytes = encoder.encode(text).length + encoder.encode(response.text).length;
        if (bytes <= contextLength) continue;
        promptTokens ??= countTokens(text, options);
        const tokens = promptTokens + countTokens(response.text, options);
        if (tokens > contextLength)
          findings.add({
            promptId: id,
            split,
            subjectId: response.id,
            names: [response.model],
            value: tokens,
            excerpt: response.text.slice(0, 160),
          });
      }
    },
  }),
};
