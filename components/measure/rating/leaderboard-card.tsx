import { useTranslations } from "next-intl";
import type { RatingResult, RatingView } from "@/lib/domain/api/ratings";
import { Downloads } from "../../charts/downloads";
import { IntervalChart } from "../../charts/interval-chart";
import { Card } from "../../ui/card";
import { How } from "../how";
import { useFigures } from "../use-figures";
import { useReason } from "../use-reason";
import { LeaderboardTable } from "./leaderboard-table";

/** Models of a group that are drawn; the table holds all. */
const mostDrawn = 40;

/** The leaderboard: intervals drawn, rank ranges beside the ratings. Models of different components stand apart. */
export function LeaderboardCard({
  figures,
  result,
  api,
}: {
  figures: RatingView;
  result: RatingResult;
  api: string;
}) {
  const t = useTranslations("measure");
  const own = useTranslations("rating");
  const rated = figures.models.filter((model) => model.rating !== null);
  const components = [...new Set(rated.map((model) => model.component))];
  const raw = new Map(figures.raw?.map((one) => [one.model, one]));
  const interval = ({
    rating,
    low,
    high,
  }: {
    rating: number | null;
    low: number | null;
    high: number | null;
  }) => ({
    value: rating ?? 0,
    low: low ?? rating ?? 0,
    high: high ?? rating ?? 0,
  });
  const title = useTitle(figures);
  return (
    <Card title={title}>
      <Notes figures={figures} result={result} />
      {components.map((component) => {
        const members = rated.filter((model) => model.component === component);
        return (
          <div key={component} className="overflow-x-auto">
            <IntervalChart
              title={title}
              unit={t("rating")}
              rows={members.slice(0, mostDrawn).map((model) => {
                const before = raw.get(model.model);
                const isThere = before !== undefined && before.rating !== null;
                return { label: model.model, ...interval(model), before: isThere ? interval(before) : null };
              })}
            />
            {members.length > mostDrawn && (
              <p className="text-sm text-quiet">{own("drawn", { shown: mostDrawn, all: members.length })}</p>
            )}
          </div>
        );
      })}
      {figures.raw && <p className="mb-2 text-sm text-quiet">{own("rawLegend")}</p>}
      <div className={figures.models.length > mostDrawn ? "max-h-[40rem] overflow-y-auto" : undefined}>
        <LeaderboardTable figures={figures} />
      </div>
      <p className="mt-3 text-sm text-quiet">{t("chosenHint")}</p>
      <Downloads name="ratings" hasChart={rated.length > 0} />
      <How
        formula="P(i beats j) = 1 / (1 + e^(θ_j − θ_i));  V = H⁺ (Σ_c g_c g_cᵀ) H⁺;  rating = 1000 + (400 / ln 10) θ"
        source={{
          title: "R. A. Bradley, M. E. Terry, Biometrika 39 (1952)",
          url: "https://doi.org/10.1093/biomet/39.3-4.324",
        }}
        api={api}
      >
        {t("howRatings")}
      </How>
    </Card>
  );
}

function useTitle({ models, fits, components }: RatingView): string {
  const t = useTranslations("measure");
  const own = useTranslations("rating");
  const estimated = fits.filter((fit) => fit.reason === null);
  const [best] = models.filter((model) => model.rating !== null);
  if (!best) return t("ratings");
  if (estimated.length > 1) return own("ownScales");
  const firsts = models.filter((model) => model.bestRank === 1 && model.model !== best.model);
  return own(components.length > 1 ? "leaderOfRated" : "leader", { best: best.model, others: firsts.length });
}

/** What must be known before the figures are read. */
function Notes({ figures, result }: { figures: RatingView; result: RatingResult }) {
  const t = useTranslations("measure");
  const own = useTranslations("rating");
  const reasonText = useReason();
  const { plain, percent } = useFigures();
  const warning = "mb-3 rounded border border-warn bg-warn-soft px-3 py-2";
  return (
    <>
      {!figures.exists && <p className={warning}>{t("ratingsPartial")}</p>}
      {figures.fits
        .filter((fit) => fit.reason !== null)
        .map((fit) => (
          <p key={`${fit.models} ${fit.reason}`} className={warning}>
            {t("ratingsNoEstimate", { models: fit.models, reason: reasonText(fit.reason) })}
          </p>
        ))}
      {figures.fits.map(
        ({ orderEffect: effect }) =>
          effect && (
            <p key={effect.value} className="mb-3">
              {t("orderFound", {
                value: plain(effect.value),
                low: plain(effect.low),
                high: plain(effect.high),
                share: percent(effect.firstWins),
              })}
            </p>
          ),
      )}
      {figures.fits.map(
        ({ bootstrap, models }) =>
          bootstrap && (
            <p key={`${models} ${bootstrap.replicates}`} className="mb-3 text-sm text-quiet">
              {own("bootstrapSaid", {
                replicates: bootstrap.replicates,
                without: bootstrap.withoutEstimate,
                cluster: result.cluster,
              })}
            </p>
          ),
      )}
      {result.intervals === "bootstrap" && figures.raw && (
        <p className="mb-3 text-sm text-quiet">{own("bootstrapNot")}</p>
      )}
    </>
  );
}
