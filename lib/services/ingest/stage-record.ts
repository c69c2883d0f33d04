import type { Stage } from "@/db/queries/ingest/stage";
import { derivePreferences } from "@/lib/domain/preference";
import type { ImportRecord } from "@/lib/formats/record";

/** Puts one record on the stage; a judgment with the preferences that the one pure function derives from it. */
export async function stageRecord(
  stage: Stage,
  record: ImportRecord,
  tags: readonly string[],
  judgmentNumber: number,
): Promise<void> {
  if (record.type === "prompt") return stage.addPrompt(record, tags);
  if (record.type === "response") return stage.addResponse(record);
  const preferences = derivePreferences({
    tiers: record.answer.tiers,
    strength: record.answer.strength ?? null,
    responseIds: record.responseKeys,
    // An imported ranking says nothing about what it does not name.
    unranked: "unknown",
  });
  return stage.addJudgment(judgmentNumber, record, preferences);
}
