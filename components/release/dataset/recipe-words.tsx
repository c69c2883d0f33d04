import { useTranslations } from "next-intl";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import { useFigures } from "../../measure/use-figures";

/** A recipe in words: only what it says besides the usual, filter by filter, and its rules. */
export function RecipeWords({ recipe }: { recipe: Recipe }) {
  const t = useTranslations("dataset.words");
  const { percent } = useFigures();
  const { filters, splits, aggregation } = recipe;
  const list = (name: "tags" | "languages" | "models" | "withoutFlags") =>
    filters[name].length > 0 ? [t(name, { list: filters[name].join(", ") })] : [];
  const sentences = [
    t(`judges.${filters.judges}`),
    ...list("tags"),
    ...list("languages"),
    ...list("models"),
    ...list("withoutFlags"),
    ...(filters.withoutAnnotators.length > 0
      ? [t("withoutAnnotators", { count: filters.withoutAnnotators.length })]
      : []),
    ...(filters.minimalReliability === null
      ? []
      : [t("minimalReliability", { share: percent(filters.minimalReliability) })]),
    ...(filters.minimalAgreement === null
      ? []
      : [t("minimalAgreement", { share: percent(filters.minimalAgreement) })]),
    ...(filters.guidelineVersions.length > 0
      ? [t("guidelines", { list: filters.guidelineVersions.join(", ") })]
      : []),
    ...(filters.protocolVersions.length > 0
      ? [t("protocols", { list: filters.protocolVersions.join(", ") })]
      : []),
    ...(filters.from ? [t("from", { date: filters.from.slice(0, 10) })] : []),
    ...(filters.until ? [t("until", { date: filters.until.slice(0, 10) })] : []),
    t(`ties.${recipe.ties}`),
    aggregation.kind === "every"
      ? t("aggregation.every")
      : t(`aggregation.${aggregation.kind}`, { minimum: aggregation.minimum }),
    t(`margin.${recipe.margin}`),
    t(`pairs.${recipe.pairs}`),
    t("splits", {
      validation: percent(splits.validation),
      test: percent(splits.test),
      similarity: percent(splits.nearDuplicate),
      seed: splits.seed,
    }),
    ...(splits.isStratified ? [t("stratified")] : []),
    ...(splits.heldOutModels.length > 0
      ? [t("heldOutModels", { list: splits.heldOutModels.join(", ") })]
      : []),
    ...(splits.heldOutAnnotators.length > 0
      ? [t("heldOutAnnotators", { count: splits.heldOutAnnotators.length })]
      : []),
  ];
  return (
    <ul className="list-disc space-y-1 ps-5 text-sm">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
