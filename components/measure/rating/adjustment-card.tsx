import { useTranslations } from "next-intl";
import type { RatingView } from "@/lib/domain/api/ratings";
import { Downloads } from "../../charts/downloads";
import { Card } from "../../ui/card";
import { Cell, Row, Table } from "../../ui/table";
import { How } from "../how";
import { useFigures } from "../use-figures";

/** What the adjustment takes out, in words, and what it moves. */
export function AdjustmentCard({ figures, api }: { figures: RatingView; api: string }) {
  const t = useTranslations("rating");
  const { percent, plain, range } = useFigures();
  const told = (low: number | null, high: number | null, wins: number | null) => ({
    wins: percent(wins),
    low: percent(low),
    high: percent(high),
  });
  const rows = figures.fits.flatMap(({ orderEffect, effects, models }) => [
    ...(orderEffect
      ? [
          {
            key: `${models} order`,
            feature: t("features.order"),
            ...orderEffect,
            words: t("effectOrder", {
              wins: percent(orderEffect.firstWins),
              low: percent(1 / (1 + Math.exp(-orderEffect.low))),
              high: percent(1 / (1 + Math.exp(-orderEffect.high))),
            }),
          },
        ]
      : []),
    ...effects.map(({ feature, value, low, high, wins, winsLow, winsHigh, reason }) => ({
      key: `${models} ${feature}`,
      feature: t(`features.${feature}`),
      value,
      low,
      high,
      words:
        value === null
          ? t(reason === "not_identified" ? "not_identified" : "no_variation")
          : t(`effects.${feature}`, told(winsLow, winsHigh, wins)),
    })),
  ]);
  return (
    <Card title={useTitle(figures)}>
      <Table
        caption={t("adjustment")}
        head={[t("feature"), t("inWords"), t("coefficient"), useTranslations("measure")("interval")]}
      >
        {rows.map((row) => (
          <Row key={row.key}>
            <Cell className="font-medium whitespace-nowrap">{row.feature}</Cell>
            <Cell className="min-w-56">{row.words}</Cell>
            <Cell>{plain(row.value)}</Cell>
            <Cell className="whitespace-nowrap">{range(plain, row.low, row.high)}</Cell>
          </Row>
        ))}
      </Table>
      {figures.withoutText > 0 && (
        <p className="mt-3 text-sm text-quiet">{t("withoutText", { count: figures.withoutText })}</p>
      )}
      <Downloads name="adjustment" hasChart={false} />
      <How
        formula="P(i beats j) = 1 / (1 + e^−(θ_i − θ_j + β · x)),  x_length = (a − b)/(a + b),  x_count = (a − b)/√mean (a − b)²"
        source={{
          title: "T. Li, A. Angelopoulos, W.-L. Chiang, Does style matter? (2024)",
          url: "https://lmsys.org/blog/2024-08-28-style-control/",
        }}
        api={api}
      >
        {t("howAdjust")}
      </How>
    </Card>
  );
}

function useTitle({ raw, models }: RatingView): string {
  const t = useTranslations("rating");
  const { signed } = useFigures();
  const before = new Map(raw?.map((one) => [one.model, one.rating]));
  let most = { model: "", points: 0 };
  for (const { model, rating } of models) {
    const points = rating === null ? 0 : rating - (before.get(model) ?? rating);
    if (Math.abs(points) > Math.abs(most.points)) most = { model, points };
  }
  if (Math.abs(most.points) < 1) return t("movedNone");
  return t("movedMost", { model: most.model, points: signed(most.points) });
}
