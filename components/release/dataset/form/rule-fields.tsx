import { useTranslations } from "next-intl";
import { marginKinds, pairExpansions, type Recipe, tiePolicies } from "@/lib/domain/dataset/recipe";
import { Input, Select } from "../../../ui/field";

/** How judgments become pairs. */
export function RuleFields({
  recipe,
  onChange,
}: {
  recipe: Recipe;
  onChange: (part: Partial<Recipe>) => void;
}) {
  const t = useTranslations("dataset.form");
  const { aggregation } = recipe;
  const kinds = ["every", "majority", "soft"] as const;
  const aggregationOf = (kind: (typeof kinds)[number]): Recipe["aggregation"] =>
    kind === "every" ? { kind } : { kind, minimum: aggregation.kind === "every" ? 2 : aggregation.minimum };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={t("aggregation")}
        hint={t(`aggregationHints.${aggregation.kind}`)}
        value={aggregation.kind}
        onChange={(event) =>
          onChange({ aggregation: aggregationOf(event.target.value as (typeof kinds)[number]) })
        }
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`aggregations.${kind}`)}
          </option>
        ))}
      </Select>
      {aggregation.kind === "every" ? (
        <div className="hidden sm:block" />
      ) : (
        <Input
          label={t("minimum")}
          type="number"
          min={1}
          max={99}
          value={aggregation.minimum}
          onChange={(event) => {
            const minimum = Math.min(99, Math.max(1, Math.round(Number(event.target.value)) || 1));
            onChange({ aggregation: { ...aggregation, minimum } });
          }}
        />
      )}
      <Select
        label={t("ties")}
        hint={t(`tieHints.${recipe.ties}`)}
        value={recipe.ties}
        onChange={(event) => onChange({ ties: event.target.value as Recipe["ties"] })}
      >
        {tiePolicies.map((policy) => (
          <option key={policy} value={policy}>
            {t(`tiePolicies.${policy}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t("margin")}
        hint={t(`marginHints.${recipe.margin}`)}
        value={recipe.margin}
        onChange={(event) => onChange({ margin: event.target.value as Recipe["margin"] })}
      >
        {marginKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`margins.${kind}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t("pairs")}
        hint={t("pairsHint")}
        value={recipe.pairs}
        onChange={(event) => onChange({ pairs: event.target.value as Recipe["pairs"] })}
      >
        {pairExpansions.map((kind) => (
          <option key={kind} value={kind}>
            {t(`expansions.${kind}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}
