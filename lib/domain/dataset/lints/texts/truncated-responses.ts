import type { Lint } from "../lint";
import { around } from "./text-around";

/** A text that long does not end in the middle of a sentence by choice. */
const longText = 400;

/** Responses that are empty or were cut off: the file says so, a code block stays open, a long text ends inside a sentence. */
export const truncatedResponses: Lint = {
  name: "truncated-responses",
  level: "warning",
  start: () => ({
    see({ id, split, responses }, findings) {
      for (const { id: responseId, model, text, finishReason } of responses.values()) {
        const what = whatIsMissing(text, finishReason);
        if (!what) continue;
        const excerpt = around(text, Math.max(0, text.length - 60), 60);
        findings.add({ promptId: id, split, subjectId: responseId, names: [model], what, excerpt });
      }
    },
  }),
};

function whatIsMissing(text: string, finishReason: string): string | null {
  const trimmed = text.trim();
  if (trimmed === "") return "empty";
  if (["length", "max_tokens"].includes(finishReason)) return "cut_by_length";
  if ((trimmed.match(/^\s*```/gm)?.length ?? 0) % 2 === 1) return "open_code";
  if (trimmed.length > longText && /[\p{L},;:，、；：]$/u.test(trimmed)) return "open_sentence";
  return null;
}
