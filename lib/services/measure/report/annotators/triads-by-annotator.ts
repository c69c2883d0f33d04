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
    const size = own.length;
    const [prompt, a, b] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
    const said = new Int8Array(size);
    for (const [at, row] of own.entries()) {
      const place = preference[row] as number;
      prompt[at] = ratings.cluster[ratings.unit[row] as number] as number;
      a[at] = responseA[place] as number;
      b[at] = responseB[place] as number;
      said[at] = outcome[place] as number;
    }
    return circularTriads({ prompt, a, b, outcome: said }, confidence);
  });
}
