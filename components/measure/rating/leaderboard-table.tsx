import { useTranslations } from "next-intl";
import type { RatingView } from "@/lib/domain/api/ratings";
import { Cell, Row, Table } from "../../ui/table";
import { useFigures } from "../use-figures";
import { useReason } from "../use-reason";

type Model = RatingView["models"][number];

/** Why a model has no rating, as particular as its record allows. */
function useNoRating(): (model: Model) => string {
  const own = useTranslations("rating");
  const reasonText = useReason();
  return ({ reason, wins, losses, ties }) => {
    if (reason !== "no_finite_estimate" || ties > 0 || (wins > 0 && losses > 0)) return reasonText(reason);
    return own(losses === 0 ? "alwaysWon" : "alwaysLost");
  };
}

/** Every model with its interval and ranks; beside an adjusted rating, the one before and how far it moved. */
export function LeaderboardTable({ figures }: { figures: RatingView }) {
  const t = useTranslations("measure");
  const own = useTranslations("rating");
  const noRating = useNoRating();
  const isGrouped = figures.components.length > 1;
  const { whole, range, signed } = useFigures();
  const raw = new Map(figures.raw?.map((one) => [one.model, one]));
  const further = figures.raw ? [own("raw"), own("moved")] : [];
  return (
    <Table
      caption={t("ratings")}
      head={[
        t("model"),
        ...(isGrouped ? [own("group")] : []),
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
            {isGrouped && <Cell>{model.component + 1}</Cell>}
            <Cell className={model.rating === null ? "text-quiet" : "font-medium"}>
              {model.rating === null ? noRating(model) : whole(model.rating)}
            </Cell>
            <Cell className="whitespace-nowrap">{range(whole, model.low, model.high)}</Cell>
            <Cell className="whitespace-nowrap">
              {model.bestRank === null
                ? "–"
                : model.bestRank === model.worstRank
                  ? model.bestRank
                  : `${model.bestRank}\u00a0–\u00a0${model.worstRank}`}
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
