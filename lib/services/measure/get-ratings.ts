import type { OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { RatingChoice, RatingDifference, RatingResult } from "@/lib/domain/api/ratings";
import { authorise } from "../people/authorise";
import { confidence } from "./kinds/kind";
import { ratingsKind } from "./kinds/ratings";
import { getMeasurement } from "./measurement";

/**
 * What a project's models are worth, as chosen. Nothing is computed here.
 * @throws ConcordError not_found | forbidden
 */
export async function getRatings(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  judges: JudgeFilter,
  { ties, cluster, orderEffect, style, intervals, tag, a, b }: RatingChoice & { a?: string; b?: string },
): Promise<RatingResult> {
  await authorise(database.db, actor, projectId, "results.read");
  const choice = { ties, cluster, orderEffect, style, intervals, tag };
  const kept = await getMeasurement(database, projectId, judges, ratingsKind, choice);
  return {
    judges,
    ...choice,
    confidence,
    a: a ?? null,
    b: b ?? null,
    difference: kept?.value.differences.find((one) => isOf(one, a, b)) ?? null,
    figures: kept && {
      ...kept.value,
      computedAt: kept.computedAt,
      isFresh: kept.isFresh,
      differencesLeftOut: 0,
      pairsLeftOut: 0,
    },
  };
}

function isOf({ better, worse }: RatingDifference, a: string | undefined, b: string | undefined): boolean {
  return (better === a && worse === b) || (better === b && worse === a);
}
