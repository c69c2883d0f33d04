import { useTranslations } from "next-intl";
import { type DatasetSummary, splits } from "@/lib/domain/dataset/manifest";
import { useFigures } from "../../measure/use-figures";
import { classNames } from "../../ui/class-names";
import { Cell, Row, Table } from "../../ui/table";

const tones = { train: "bg-accent", validation: "bg-accent opacity-60", test: "bg-accent opacity-30" };

/** How prompts and pairs are divided. */
export function SplitBar({ summary }: { summary: DatasetSummary }) {
  const t = useTranslations("dataset");
  const { whole, percent } = useFigures();
  const all = splits.reduce((sum, split) => sum + summary.prompts[split], 0);
  return (
    <>
      <div aria-hidden className="mb-3 flex h-3 gap-0.5 overflow-hidden rounded-full bg-line">
        {splits.map((split) => (
          <div
            key={split}
            className={classNames("h-full", tones[split])}
            style={{ width: `${all > 0 ? (summary.prompts[split] / all) * 100 : 0}%` }}
          />
        ))}
      </div>
      <Table caption={t("splitsTitle")} head={[t("split"), t("figures.prompts"), t("figures.pairs"), ""]}>
        {splits.map((split) => (
          <Row key={split}>
            <Cell>{t(`splits.${split}`)}</Cell>
            <Cell className="tabular-nums">{whole(summary.prompts[split])}</Cell>
            <Cell className="tabular-nums">{whole(summary.pairs[split])}</Cell>
            <Cell className="text-end text-quiet tabular-nums">
              {all > 0 ? percent(summary.prompts[split] / all) : "–"}
            </Cell>
          </Row>
        ))}
      </Table>
    </>
  );
}
