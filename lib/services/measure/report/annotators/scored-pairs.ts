import type { AnswerColumns } from "../answer-columns";

/** Pairs of one annotator's judgments whose responses he also scored: the signs of both. */
export interface ScoredRows {
  ranking: number[];
  scores: number[];
  prompt: number[];
  /** By number, as in the tables. */
  attribute: number[];
}

/** By annotator as numbered in `ratings`. Scores and ranking are of the same judgment. */
export function scoredPairs({
  tables,
  ratings,
  judgment,
  preference,
}: AnswerColumns): Map<number, ScoredRows> {
  const { scores, preferences } = tables;
  const found = new Map<number, ScoredRows>();
  if (scores.size === 0) return found;
  const given = new Map<number, Map<number, Map<number, number>>>();
  for (let at = 0; at < scores.size; at++) {
    const of = scores.judgment[at] as number;
    const responses = given.get(of) ?? new Map<number, Map<number, number>>();
    given.set(of, responses);
    const response = scores.response[at] as number;
    const values = responses.get(response) ?? new Map<number, number>();
    responses.set(response, values.set(scores.attribute[at] as number, scores.value[at] as number));
  }
  for (let row = 0; row < judgment.length; row++) {
    const responses = given.get(judgment[row] as number);
    if (!responses) continue;
    const place = preference[row] as number;
    const a = responses.get(preferences.responseA[place] as number);
    const b = responses.get(preferences.responseB[place] as number);
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
