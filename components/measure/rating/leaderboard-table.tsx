import { useTranslations } from "next-intl";
import type { RatingView } from "@/lib/domain/api/ratings";
import { Cell, Row, Table } from "../../ui/table";
import { useFigures } from "../use-figures";
import { useReason } from "../use-reason";

/** Every model with its interval and ranks; beside an adjusted rating, the one before and how far it moved. */
export function LeaderboardTable({ figures }: { figures: RatingView }) {
  const t = useTranslations("measure");
  const own = useTranslations("rating");
  const reasonText = useReason();
  const { whole, range, signed } = useFigures();
  const raw = new Map(figures.raw?.map((one) => [one.model, one]));
  const further = figures.raw ? [own("raw"), own("moved")] : [];
  return (
    <Table
      caption={t("ratings")}
      head={[
        t("model"),
        t("rating"),
        t("interval"),
        t("ranks"),
        ...further,
        t("wins"),
        t("losses"),
        t("ties"),
      ]}
    >
      {figures.models.map((model) => {
        const before = raw.get(model.model)?.rating ?? null;
        const moved = before === null || model.rating === null ? null : model.rating - before;
        return (
          <Row key={model.model}>
            <Cell>{model.model}</Cell>
            <Cell className="font-medium">
              {model.rating === null ? reasonText(model.reason) : whole(model.rating)}
            </Cell>
            <Cell className="whitespace-nowrap">{range(whole, model.low, model.high)}</Cell>
            <Cell className="whitespace-nowrap">
              {model.bestRank === null
                ? "–"
                : model.bestRank === model.worstRank
                  ? model.bestRank
                  : `${model.bestRank} – ${model.worstRank}`}
            </Cell>
            {figures.raw && <Cell>{whole(before)}</Cell>}
            {figures.raw && <Cell>{signed(moved)}</Cell>}
            <Cell>{whole(model.wins)}</Cell>
            <Cell>{whole(model.losses)}</Cell>
            <Cell>{whole(model.ties)}</Cell>
          </Row>
        );
      })}
    </Table>
  );
}
