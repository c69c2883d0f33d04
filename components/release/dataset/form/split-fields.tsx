import { useTranslations } from "next-intl";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import type { RecipeChoices } from "@/lib/domain/dataset/report";
import { Checkbox, Input } from "../../../ui/field";
import { ChoiceList } from "./choice-list";
import { ShareInput } from "./share-input";

type Splits = Recipe["splits"];

/** How prompts are divided. */
export function SplitFields({
  splits,
  choices,
  onChange,
}: {
  splits: Splits;
  choices: RecipeChoices;
  onChange: (part: Partial<Splits>) => void;
}) {
  const t = useTranslations("dataset.form");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ShareInput
        label={t("validation")}
        value={splits.validation}
        most={50}
        onChange={(share) => onChange({ validation: share ?? 0 })}
      />
      <ShareInput
        label={t("test")}
        value={splits.test}
        most={50}
        onChange={(share) => onChange({ test: share ?? 0 })}
      />
      <ShareInput
        label={t("nearDuplicate")}
        hint={t("nearDuplicateHint")}
        value={splits.nearDuplicate}
        onChange={(share) => onChange({ nearDuplicate: Math.max(0.3, share ?? 0.7) })}
      />
      <Input
        label={t("seed")}
        type="number"
        min={0}
        max={4_294_967_295}
        value={splits.seed}
        onChange={(event) =>
          onChange({
            seed: Math.min(4_294_967_295, Math.max(0, Math.round(Number(event.target.value)) || 0)),
          })
        }
      />
      <Checkbox
        className="sm:col-span-2"
        label={t("stratified")}
        checked={splits.isStratified}
        onChange={(event) => onChange({ isStratified: event.target.checked })}
      />
      <ChoiceList
        label={t("heldOutModels")}
        options={choices.models.map((value) => ({ value, label: value }))}
        chosen={splits.heldOutModels}
        onChange={(heldOutModels) => onChange({ heldOutModels })}
      />
      <ChoiceList
        label={t("heldOutAnnotators")}
        options={choices.annotators.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={splits.heldOutAnnotators}
        onChange={(heldOutAnnotators) => onChange({ heldOutAnnotators })}
      />
    </div>
  );
}
