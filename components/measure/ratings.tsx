"use client";

import { useTranslations } from "next-intl";
import type { Results } from "@/lib/domain/api/measure";
import { IntervalChart } from "../charts/interval-chart";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/states";
import { Cell, Row, Table } from "../ui/table";
import { useFigures } from "./use-figures";
import { useReason } from "./use-reason";

/** The leaderboard: intervals drawn, the figures behind them in a table. Models of different components stand apart. */
export function Ratings({ figures }: { figures: NonNullable<Results["figures"]> }) {
  const t = useTranslations("measure");
  const { whole, range } = useFigures();
  const reasonText = useReason();
  const { ratings } = figures;
  const estimated = ratings.filter((rating) => rating.rating.value !== null);
  const components = [...new Set(estimated.map((rating) => rating.component))];
  const [best] = estimated;
  if (ratings.length === 0) return <EmptyState title={t("ratingsNone")} />;
  return (
    <Card title={best && components.length === 1 ? t("ratingsTitle", { best: best.name }) : t("ratings")}>
      {!figures.ratingsExist && (
        <p className="mb-3 rounded border border-warn bg-warn-soft px-3 py-2">{t("ratingsPartial")}</p>
      )}
      {components.map((component) => (
        <div key={component} className="overflow-x-auto">
          <IntervalChart
            title={t("ratings")}
            unit={t("rating")}
            rows={estimated
              .filter((rating) => rating.component === component)
              .map(({ name, rating }) => ({
                label: name,
                value: rating.value ?? 0,
                low: rating.low ?? rating.value ?? 0,
                high: rating.high ?? rating.value ?? 0,
              }))}
          />
        </div>
      ))}
      <Table
        caption={t("ratings")}
        head={[t("model"), t("rating"), t("interval"), t("wins"), t("losses"), t("ties")]}
      >
        {ratings.map(({ modelId, name, rating, wins, losses, ties }) => (
          <Row key={modelId}>
            <Cell>{name}</Cell>
            <Cell className="font-medium">
              {rating.value === null ? reasonText(rating.reason) : whole(rating.value)}
            </Cell>
            <Cell>{range(whole, rating.low, rating.high)}</Cell>
            <Cell>{wins}</Cell>
            <Cell>{losses}</Cell>
            <Cell>{ties}</Cell>
          </Row>
        ))}
      </Table>
      <p className="mt-3 text-sm text-quiet">{t("ratingHint")}</p>
    </Card>
  );
}
