import type { Lint } from "../lint";

const normal = (text: string | undefined) =>
  (text ?? "").normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** A pair whose sides differ by nothing but case and spaces teaches noise. */
export const chosenEqualsRejected: Lint = {
  name: "chosen-equals-rejected",
  level: "error",
  start: () => ({
    see({ id, split, responses, pairs }, findings) {
      for (const { chosenId, rejectedId, isTie } of pairs) {
        const [chosen, rejected] = [responses.get(chosenId), responses.get(rejectedId)];
        if (isTie || normal(chosen?.text) !== normal(rejected?.text)) continue;
        findings.add({
          promptId: id,
          split,
          subjectId: chosenId,
          otherId: rejectedId,
          names: [chosen?.model ?? "", rejected?.model ?? ""],
          excerpt: chosen?.text.slice(0, 160),
        });
      }
    },
  }),
};
