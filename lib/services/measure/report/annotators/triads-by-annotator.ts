import { circularTriads, type Triads } from "@/lib/stats/annotators/triads";
import type { AnswerColumns } from "../answer-columns";

/** Circular triads of each annotator, among the responses of a prompt that he compared pair by pair. */
export function triadsByAnnotator(
  { tables, table, ratings, preference }: AnswerColumns,
  confidence: number,
): Triads[] {
  const groupSize = table.facts.groupSizes();
  const rows: number[][] = table.facts.annotators.map(() => []);
  for (let row = 0; row < ratings.unit.length; row++)
    if (groupSize[row] === 2) rows[ratings.annotator[row] as number]?.push(row);
  const { responseA, responseB, outcome } = tables.preferences;
  return rows.map((own) => {
    const column = (of: (place: number) => number) =>
      Int32Array.from(own, (row) => of(preference[row] as number));
    return circularTriads(
      {
        prompt: Int32Array.from(own, (row) => ratings.cluster[ratings.unit[row] as number] as number),
        a: column((place) => responseA[place] as number),
        b: column((place) => responseB[place] as number),
        outcome: Int8Array.from(column((place) => outcome[place] as number)),
      },
      confidence,
    );
  });
}
