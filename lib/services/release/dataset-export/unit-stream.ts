import type { OpenDatabase } from "@/db/client";
import { streamAnswerUnits } from "@/db/queries/release/units/answer-units";
import { streamComparisonUnits } from "@/db/queries/release/units/comparison-units";
import { streamJudgmentUnits } from "@/db/queries/release/units/judgment-units";
import { streamPairUnits } from "@/db/queries/release/units/pair-units";
import { streamPromptUnits } from "@/db/queries/release/units/prompt-units";
import type { DatasetKey } from "@/db/queries/release/units/unit-query";
import { apart } from "@/lib/formats/write/apart";
import type { Units } from "@/lib/formats/write/unit";

/** The units of a dataset, in batches, under the pseudonyms of its annotators. */
export async function* streamOf(
  database: OpenDatabase,
  unit: keyof Units,
  key: DatasetKey,
  pseudonym: (annotatorId: string) => string,
): AsyncGenerator<Units[keyof Units][]> {
  if (unit === "answer") yield* apart(streamAnswerUnits(database, key));
  else if (unit === "prompt") yield* streamPromptUnits(database, key);
  else if (unit === "comparison") yield* streamComparisonUnits(database, key);
  else {
    const batches = unit === "pair" ? streamPairUnits(database, key) : streamJudgmentUnits(database, key);
    for await (const batch of batches) {
      for (const one of batch) one.annotator = one.annotator === "" ? "" : pseudonym(one.annotator);
      yield batch;
    }
  }
}
