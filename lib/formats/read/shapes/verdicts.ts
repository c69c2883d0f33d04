import { pairJudgment, promptRecord, responseRecord } from "../build";
import { describe, hasAll, id, isMachineJudge, optionalText, pairAnswer } from "../fields";
import { RowError } from "../row-error";
import type { Shape } from "../shape";

/** QLoRA, Vicuna: a file for each ordered pair of models, named A-vs-B; the answers stand in other files. */
export const verdicts: Shape = {
  name: "verdicts",
  title: "Verdicts per ordered pair of models (QLoRA, Vicuna)",
  role: "judgments",
  matches: (fields, fileName) => hasAll(fields, ["question_id", "score"]) && /-vs-/.test(fileName),
  *read(context) {
    const { fields, versus } = context;
    if (!versus) throw new RowError("", context.source.file, "a file named A-vs-B");
    const keys = [versus.first, versus.second] as const;
    const winner = ({ "1": "first", "2": "second", "3": "tie" } as const)[
      String(fields.score) as "1" | "2" | "3"
    ];
    if (!winner) throw new RowError("score", describe(fields.score), "1, 2, or 3 for a tie");
    const promptKey = id(fields, "question_id");
    yield promptRecord(context, promptKey, null);
    for (const key of keys) yield responseRecord(context, promptKey, key, { name: key }, null);
    const reviewer = fields.reviewer_id === undefined ? null : id(fields, "reviewer_id");
    const name = versus.judge ?? (reviewer === null ? "reviewer" : `reviewer ${reviewer}`);
    yield pairJudgment(
      context,
      promptKey,
      keys,
      { name, kind: isMachineJudge(name) ? "model" : "imported" },
      pairAnswer(keys, winner, { rationale: (optionalText(fields, "text") ?? "").slice(0, 20_000) }),
    );
  },
};
