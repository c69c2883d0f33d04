import { circularTriads, type Triads } from "@/lib/stats/annotators/triads";
import { groupRows } from "@/lib/stats/group-rows";
import type { AnswerColumns } from "../answer-columns";

/** Circular triads of each annotator, among the responses of a prompt that he compared pair by pair. */
export function triadsByAnnotator(
  { tables, table, ratings, preference }: AnswerColumns,
  confidence: number,
): Triads[] {
  const groupSize = table.facts.groupSizes();
  const promptOf = (row: number) => ratings.cluster[ratings.unit[row] as number] as number;
  const everyRow = groupRows(ratings.unit.length, table.facts.annotators.length, (row) =>
    groupSize[row] === 2 ? (ratings.annotator[row] as number) : -1,
  );
  const { responseA, responseB, outcome } = tables.preferences;
  const answers = new Int32Array(ratings.cluster.reduce((most, prompt) => Math.max(most, prompt + 1), 0));
  return everyRow.map((all) => {
    // Most prompts have a pair or two of one annotator, and no triad.
    for (const row of all) answers[promptOf(row)]!++;
    const own = all.filter((row) => (answers[promptOf(row)] as number) >= 3);
    for (const row of all) answers[promptOf(row)] = 0;
    const size = own.length;
    const [prompt, a, b] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
    const said = new Int8Array(size);
    for (let at = 0; at < size; at++) {
      const row = own[at] as number;
      const place = preference[row] as number;
      prompt[at] = promptOf(row);
      a[at] = responseA[place] as number;
      b[at] = responseB[place] as number;
      said[at] = outcome[place] as number;
    }
    return circularTriads({ prompt, a, b, outcome: said }, confidence);
  });
}
