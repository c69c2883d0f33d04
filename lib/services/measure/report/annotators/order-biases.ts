import { rowsByUnit } from "@/lib/stats/agreement/answers-by-unit";
import { type OrderBias, orderBias } from "@/lib/stats/annotators/order-effect";
import { groupRows } from "@/lib/stats/group-rows";
import { fitRatings } from "@/lib/stats/ratings/fit-ratings";
import type { AnswerColumns } from "../answer-columns";

/** Each annotator's leaning towards the response shown first, the models' strengths estimated from everybody's answers. */
export function orderBiases({ table, ratings }: AnswerColumns, confidence: number): OrderBias[] {
  const { facts } = table;
  const rate = (orderEffect: boolean) =>
    fitRatings(facts.comparisons("none"), facts.models.length, { confidence, ties: "half", orderEffect });
  const corrected = rate(true);
  // Everybody's own leaning is taken out of the strengths, where it can be told apart from them.
  const fit = corrected.models.some((model) => model.logStrength !== null) ? corrected : rate(false);
  const shown = facts.shownFirst();
  const { first, second } = facts.modelsOf();
  const componentOf = Int32Array.from(fit.models, (model) => model.component);
  const strengthOf = Float64Array.from(fit.models, (model) => model.logStrength ?? Number.NaN);
  const rows = groupRows(rowsByUnit(ratings).rows, facts.annotators.length, (row) =>
    shown[row] !== 0 && ratings.outcome[row] !== 0 ? (ratings.annotator[row] as number) : -1,
  );
  const advantageOf = (row: number) => {
    const [a, b] = [first[row] as number, second[row] as number];
    if (a === b) return 0;
    if (componentOf[a] !== componentOf[b]) return Number.NaN;
    return (shown[row] as number) * ((strengthOf[a] as number) - (strengthOf[b] as number));
  };
  return rows.map((own) => {
    const firstWon = new Uint8Array(own.length);
    const advantage = new Float64Array(own.length);
    const clusters = new Int32Array(own.length);
    for (let at = 0; at < own.length; at++) {
      const row = own[at] as number;
      firstWon[at] = ratings.outcome[row] === shown[row] ? 1 : 0;
      advantage[at] = advantageOf(row);
      clusters[at] = ratings.cluster[ratings.unit[row] as number] as number;
    }
    return orderBias({ firstWon, advantage, cluster: clusters }, confidence);
  });
}
