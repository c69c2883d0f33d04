import { useTranslations } from "next-intl";
import type { RatingView } from "@/lib/domain/api/ratings";
import { Downloads } from "../../charts/downloads";
import { IntervalChart } from "../../charts/interval-chart";
import { Card } from "../../ui/card";
import { Cell, Row, Table } from "../../ui/table";
import { How } from "../how";
import { useFigures } from "../use-figures";
import { useReason } from "../use-reason";

/** The leaderboard: intervals drawn, rank ranges beside the ratings. Models of different components stand apart. */
export function LeaderboardCard({ figures, api }: { figures: RatingView; api: string }) {
  const t = useTranslations("measure");
  const reasonText = useReason();
  const { whole, plain, percent, range } = useFigures();
  const rated = figures.models.filter((model) => model.rating !== null);
  const components = [...new Set(rated.map((model) => model.component))];
  return (
    <Card title={t("ratings")}>
      {!figures.exists && (
        <p className="mb-3 rounded border border-warn bg-warn-soft px-3 py-2">{t("ratingsPartial")}</p>
      )}
      {figures.fits
        .filter((fit) => fit.reason !== null)
        .map((fit) => (
          <p
            key={`${fit.models} ${fit.reason}`}
            className="mb-3 rounded border border-warn bg-warn-soft px-3 py-2"
          >
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
      {components.map((component) => (
        <div key={component} className="overflow-x-auto">
          <IntervalChart
            title={t("ratings")}
            unit={t("rating")}
            rows={rated
              .filter((model) => model.component === component)
              .map(({ model, rating, low, high }) => ({
                label: model,
                value: rating ?? 0,
                low: low ?? rating ?? 0,
                high: high ?? rating ?? 0,
              }))}
          />
        </div>
      ))}
      <Table
        caption={t("ratings")}
        head={[t("model"), t("rating"), t("interval"), t("ranks"), t("wins"), t("losses"), t("ties")]}
      >
        {figures.models.map((model) => (
          <Row key={model.model}>
            <Cell>{model.model}</Cell>
            <Cell className="font-medium">
              {model.rating === null ? reasonText(model.reason) : whole(model.rating)}
            </Cell>
            <Cell>{range(whole, model.low, model.high)}</Cell>
            <Cell>
              {model.bestRank === null
                ? "–"
                : model.bestRank === model.worstRank
                  ? model.bestRank
                  : `${model.bestRank} – ${model.worstRank}`}
            </Cell>
            <Cell>{whole(model.wins)}</Cell>
            <Cell>{whole(model.losses)}</Cell>
            <Cell>{whole(model.ties)}</Cell>
          </Row>
        ))}
      </Table>
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
