import type { Lint, LintedResponse } from "../lint";

/** Two models said exactly the same: whoever compares them can only guess. */
export const identicalResponses: Lint = {
  name: "identical-responses",
  level: "warning",
  start: () => ({
    see({ id, split, responses }, findings) {
      const seen = new Map<string, LintedResponse>();
      for (const response of responses.values()) {
        const same = seen.get(response.text);
        if (!same) seen.set(response.text, response);
        else
          findings.add({
            promptId: id,
            split,
            subjectId: same.id,
            otherId: response.id,
            names: [same.model, response.model],
            excerpt: response.text.slice(0, 160),
          });
      }
    },
  }),
};
