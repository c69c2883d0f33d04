import type { RatingResult } from "@/lib/domain/api/ratings";

/** Models up to which everything is told: 190 pairs. */
const manyModels = 20;
const worstFitting = 50;

/**
 * The ratings without the pairs that nobody reads: of many models, differences of neighbours in the ranking, and the pairs that
 * fit worst. How many were left out is said; a hundred models have 4,950 of each.
 */
export function toldPairs<View extends NonNullable<RatingResult["figures"]>>(view: View): View {
  if (view.models.length <= manyModels) return view;
  const place = new Map(view.models.map(({ model }, at) => [model, at]));
  const differences = view.differences.filter(
    ({ better, worse }) => Math.abs((place.get(better) ?? 0) - (place.get(worse) ?? 0)) === 1,
  );
  const pairs = view.pairs.slice(0, worstFitting);
  return {
    ...view,
    differences,
    differencesLeftOut: view.differences.length - differences.length,
    pairs,
    pairsLeftOut: view.pairs.length - pairs.length,
  };
}
