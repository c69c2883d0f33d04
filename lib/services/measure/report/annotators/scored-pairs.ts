import type { AnswerColumns } from "../answer-columns";

/** Pairs of one annotator's judgments whose responses he also scored: the signs of both. */
export interface ScoredRows {
  ranking: number[];
  scores: number[];
  prompt: number[];
  /** By number, as in the tables. */
  attribute: number[];
}

/** By annotator as numbered in `ratings`. Scores and ranking are of the same judgment; both stand in its order. */
export function scoredPairs({
  tables,
  ratings,
  judgment,
  preference,
}: AnswerColumns): Map<number, ScoredRows> {
  const { scores, preferences } = tables;
  const found = new Map<number, ScoredRows>();
  let at = 0;
  let open = -1;
  let given = new Map<number, Map<number, number>>();
  for (let row = 0; row < judgment.length && scores.size > 0; row++) {
    const of = judgment[row] as number;
    if (of !== open) {
      open = of;
      given = new Map();
      while (at < scores.size && (scores.judgment[at] as number) < of) at++;
      for (; at < scores.size && scores.judgment[at] === of; at++) {
        const response = scores.response[at] as number;
        const values = given.get(response) ?? new Map<number, number>();
        given.set(response, values.set(scores.attribute[at] as number, scores.value[at] as number));
      }
    }
    const place = preference[row] as number;
    const a = given.get(preferences.responseA[place] as number);
    const b = given.get(preferences.responseB[place] as number);
    if (!a || !b) continue;
    const annotator = ratings.annotator[row] as number;
    const own = found.get(annotator) ?? { ranking: [], scores: [], prompt: [], attribute: [] };
    found.set(annotator, own);
    for (const [attribute, value] of a) {
      const other = b.get(attribute);
      if (other === undefined) continue;
      own.ranking.push(preferences.outcome[place] as number);
      own.scores.push(Math.sign(value - other));
      own.prompt.push(ratings.cluster[ratings.unit[row] as number] as number);
      own.attribute.push(attribute);
    }
  }
  return found;
}
