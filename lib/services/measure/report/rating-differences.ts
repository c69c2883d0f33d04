import type { RatingDifference } from "@/lib/domain/api/ratings";
import { normalQuantile } from "@/lib/stats/distributions/normal";
import { expectedScore } from "@/lib/stats/paired/expected-score";
import type { TieRule } from "@/lib/stats/paired/tie-rules";
import { difference } from "@/lib/stats/ratings/difference";
import { eloPerUnit } from "@/lib/stats/ratings/elo";
import type { RatingFit } from "@/lib/stats/ratings/fit-ratings";

/** Models of a component up to which every difference is given; of more, only neighbours' in the ranking. */
const allPairsUpTo = 110;

/** Differences within each component, in the order of its ratings, each with its own interval. */
export function differencesOf(
  fit: RatingFit,
  ties: TieRule,
  names: readonly string[],
  confidence: number,
): RatingDifference[] {
  const z = normalQuantile(0.5 + confidence / 2);
  return fit.fits
    .filter((one) => one.logStrength !== null)
    .flatMap((one) => {
      const order = [...one.members.keys()].sort(
        (i, j) => (one.logStrength?.[j] ?? 0) - (one.logStrength?.[i] ?? 0),
      );
      return order.flatMap((i, place) =>
        order.slice(place + 1, order.length > allPairsUpTo ? place + 2 : undefined).map((j) => {
          const { value, low, high } = difference(one, i, j, z, confidence);
          return {
            better: names[one.members[i] as number] ?? "",
            worse: names[one.members[j] as number] ?? "",
            difference: value * eloPerUnit,
            low: low * eloPerUnit,
            high: high * eloPerUnit,
            expectedScore: expectedScore(value, ties, one.tieParameter).mean,
          };
        }),
      );
    });
}
