import { useTranslations } from "next-intl";
import { urlOf } from "@/lib/domain/api/client";
import { clusters, getRatings, type RatingResult, tieRules } from "@/lib/domain/api/ratings";
import { EmptyState } from "../../ui/states";
import { Choice } from "../choice";
import { Refresh } from "../refresh";
import { useFigures } from "../use-figures";
import { FitCard } from "./fit-card";
import { LeaderboardCard } from "./leaderboard-card";
import { WinMatrix } from "./win-matrix";

/** What the models are worth: a sentence, the intervals, the table; then how well one scale fits what was judged. */
export function RatingsPage({ projectId, result }: { projectId: string; result: RatingResult }) {
  const t = useTranslations("measure");
  const { figures, judges, ties, cluster, orderEffect } = result;
  const query = { judges, ties, cluster, orderEffect: orderEffect ? "true" : "false" };
  const api = urlOf(getRatings, { params: { projectId }, query });
  return (
    <div className="flex flex-col gap-6">
      <Headline result={result} />
      <div className="flex flex-wrap gap-4">
        <Choice
          name="judges"
          label={t("judges")}
          value={judges}
          options={(["human", "machine", "all"] as const).map((value) => ({
            value,
            label: t(`judgeKinds.${value}`),
          }))}
        />
        <Choice
          name="ties"
          label={t("tieRule")}
          value={ties}
          options={tieRules.map((value) => ({ value, label: t(`tieRules.${value}`) }))}
        />
        <Choice
          name="cluster"
          label={t("clusterBy")}
          value={cluster}
          options={clusters.map((value) => ({ value, label: t(`clusterKinds.${value}`) }))}
        />
        <Choice
          name="orderEffect"
          label={t("orderEffect")}
          value={orderEffect ? "true" : "false"}
          options={(["false", "true"] as const).map((value) => ({ value, label: t(`orderKinds.${value}`) }))}
        />
      </div>
      <Refresh isThere={figures !== null} isFresh={figures?.isFresh ?? false} />
      {figures?.comparisons === 0 && (
        <EmptyState title={t("ratingsNone")}>{t("noPreferencesHint")}</EmptyState>
      )}
      {figures && figures.comparisons > 0 && (
        <>
          <LeaderboardCard figures={figures} api={api} />
          <WinMatrix figures={figures} />
          <FitCard figures={figures} api={api} />
        </>
      )}
    </div>
  );
}

/** The two at the top and whether they can be told apart. */
function Headline({ result: { figures } }: { result: RatingResult }) {
  const t = useTranslations("measure");
  const { whole } = useFigures();
  const [best, second] = figures?.models ?? [];
  const between = figures?.differences.find(
    (one) => one.better === best?.model && one.worse === second?.model,
  );
  return (
    <h1 className="min-h-16 max-w-3xl text-2xl font-semibold text-balance">
      {between
        ? t(between.low > 0 ? "ratingsLead" : "ratingsUnclear", {
            best: between.better,
            second: between.worse,
            difference: whole(between.difference),
            low: whole(between.low),
            high: whole(between.high),
          })
        : t("ratings")}
    </h1>
  );
}
