import { useTranslations } from "next-intl";
import { urlOf } from "@/lib/domain/api/client";
import { getRatings, type RatingResult } from "@/lib/domain/api/ratings";
import { EmptyState } from "../../ui/states";
import { Refresh } from "../refresh";
import { useFigures } from "../use-figures";
import { AdjustmentCard } from "./adjustment-card";
import { CyclesCard } from "./cycles-card";
import { DifferenceCard } from "./difference-card";
import { FitCard } from "./fit-card";
import { GroupsCard } from "./groups-card";
import { LeaderboardCard } from "./leaderboard-card";
import { RatingChoices } from "./rating-choices";
import { WinMatrix } from "./win-matrix";

/** What the models are worth: a sentence, the intervals, the table; then how well one scale fits what was judged. */
export function RatingsPage({ projectId, result }: { projectId: string; result: RatingResult }) {
  const t = useTranslations("measure");
  const own = useTranslations("rating");
  const { figures, judges, ties, cluster, orderEffect, style, intervals, tag } = result;
  const query = { judges, ties, cluster, orderEffect: orderEffect ? "true" : "false", style, intervals, tag };
  const api = urlOf(getRatings, { params: { projectId }, query });
  return (
    <div className="flex flex-col gap-6">
      <Headline result={result} />
      <RatingChoices result={result} />
      <Refresh isThere={figures !== null} isFresh={figures?.isFresh ?? false} />
      {figures?.comparisons === 0 && (
        <EmptyState title={tag ? own("noneTagged") : t("ratingsNone")}>
          {tag ? own("showAll") : t("noPreferencesHint")}
        </EmptyState>
      )}
      {figures && figures.comparisons > 0 && (
        <>
          <LeaderboardCard figures={figures} result={result} api={api} />
          {figures.raw && <AdjustmentCard figures={figures} api={api} />}
          <DifferenceCard figures={figures} result={result} api={api} />
          <WinMatrix figures={figures} api={`${api}&pairs=all`} />
          <FitCard figures={figures} api={`${api}&pairs=all`} />
          <CyclesCard cycles={figures.cycles} cluster={cluster} api={api} />
          {figures.components.length > 1 && <GroupsCard figures={figures} />}
        </>
      )}
    </div>
  );
}

/** The two at the top and whether they can be told apart. */
function Headline({ result: { figures } }: { result: RatingResult }) {
  const t = useTranslations("measure");
  const { whole } = useFigures();
  const apart = useApart(figures);
  const [best, second] = figures?.models ?? [];
  const between = figures?.differences.find(
    (one) => one.better === best?.model && one.worse === second?.model,
  );
  return (
    <h1 className="min-h-16 max-w-3xl text-2xl font-semibold text-balance">
      {apart ??
        (between
          ? t(between.low > 0 ? "ratingsLead" : "ratingsUnclear", {
              best: between.better,
              second: between.worse,
              difference: whole(between.difference),
              low: whole(between.low),
              high: whole(between.high),
            })
          : t("ratings"))}
    </h1>
  );
}

/** What comes first where not all models are on one scale; null where they are. */
function useApart(figures: RatingResult["figures"]): string | null {
  const t = useTranslations("rating");
  if (!figures || figures.comparisons === 0 || figures.components.length < 2) return null;
  const estimated = figures.fits.filter((fit) => fit.reason === null);
  if (estimated.length > 1) return t("groupLeaders", { groups: figures.components.length });
  const unbeaten = figures.models.filter(
    ({ rating, wins, losses, ties }) => rating === null && wins > 0 && losses + ties === 0,
  );
  const best = figures.models.find((model) => model.rating !== null);
  const [only] = unbeaten;
  if (!only || unbeaten.length > 1) return t("groupLeaders", { groups: figures.components.length });
  return best
    ? t("unbeatenLead", { unbeaten: only.model, best: best.model })
    : t("unbeaten", { unbeaten: only.model });
}
