import { useTranslations } from "next-intl";
import { type DatasetSummary, splits } from "@/lib/domain/dataset/manifest";
import { useFigures } from "../../measure/use-figures";
import { FigureList } from "./figure-list";

/** What a dataset holds, in figures: the same for a preview and for what is frozen. */
export function SummaryFigures({ summary }: { summary: DatasetSummary }) {
  const t = useTranslations("dataset");
  const { percent, whole } = useFigures();
  const { agreement, agreementWithoutTies, lengths, firstShownWins, noiseCeiling } = summary;
  const pairs = splits.reduce((sum, split) => sum + summary.pairs[split], 0);
  return (
    <FigureList
      figures={[
        { label: t("figures.judgments"), value: whole(summary.judgments) },
        { label: t("figures.annotators"), value: whole(summary.annotators) },
        {
          label: t("figures.pairs"),
          value: whole(pairs),
          hint: summary.tiedPairs > 0 ? t("figures.tiedPairs", { count: summary.tiedPairs }) : undefined,
        },
        {
          label: t("figures.agreement"),
          value: percent(agreement.value),
          share: agreement,
          hint:
            agreement.value === null
              ? t("figures.noAgreement")
              : t("figures.chance", { share: percent(agreement.chance), count: agreement.comparisons }),
        },
        {
          label: t("figures.agreementWithoutTies"),
          value: percent(agreementWithoutTies.value),
          share: agreementWithoutTies,
        },
        {
          label: t("figures.noiseCeiling"),
          value: percent(noiseCeiling.value),
          share: { ...noiseCeiling, chance: 0.5 },
        },
        { label: t("figures.tieShare"), value: percent(summary.tieShare) },
        {
          label: t("figures.lengths"),
          value: `${whole(lengths.chosenMean)} / ${whole(lengths.rejectedMean)}`,
        },
        {
          label: t("figures.chosenLonger"),
          value: percent(lengths.chosenLonger.value),
          share: { ...lengths.chosenLonger, chance: 0.5 },
        },
        {
          label: t("figures.firstShownWins"),
          value: percent(firstShownWins.value),
          share: { ...firstShownWins, chance: 0.5 },
        },
        ...(summary.nearDuplicateGroups > 0
          ? [{ label: t("figures.nearDuplicates"), value: whole(summary.nearDuplicateGroups) }]
          : []),
      ]}
    />
  );
}
