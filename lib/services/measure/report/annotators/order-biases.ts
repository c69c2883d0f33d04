import { rowsByUnit } from "@/lib/stats/agreement/answers-by-unit";
import { type OrderBias, orderBias } from "@/lib/stats/annotators/order-effect";
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
  const componentOf = (model: number) => fit.models[model]?.component;
  const strengthOf = (model: number) => fit.models[model]?.logStrength ?? Number.NaN;
  const rows: number[][] = facts.annotators.map(() => []);
  const cluster = (row: number) => ratings.cluster[ratings.unit[row] as number] as number;
  for (const row of rowsByUnit(ratings).rows)
    if (shown[row] !== 0 && ratings.outcome[row] !== 0) rows[ratings.annotator[row] as number]?.push(row);
  return rows.map((own) =>
    orderBias(
      {
        firstWon: Uint8Array.from(own, (row) => (ratings.outcome[row] === shown[row] ? 1 : 0)),
        advantage: Float64Array.from(own, (row) => {
          const [a, b] = [first[row] as number, second[row] as number];
          if (a === b) return 0;
          if (componentOf(a) !== componentOf(b)) return Number.NaN;
          return (shown[row] as number) * (strengthOf(a) - strengthOf(b));
        }),
        cluster: Int32Array.from(own, cluster),
      },
      confidence,
    ),
  );
}
