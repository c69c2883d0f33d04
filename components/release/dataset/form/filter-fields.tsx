import { useTranslations } from "next-intl";
import type { DatasetFilters } from "@/lib/domain/dataset/recipe";
import type { RecipeChoices } from "@/lib/domain/dataset/report";
import { JudgeSelect } from "../../../measure/judge-select";
import { Input } from "../../../ui/field";
import { ChoiceList } from "./choice-list";
import { ShareInput } from "./share-input";

/** Which judgments are in. */
export function FilterFields({
  filters,
  choices,
  onChange,
}: {
  filters: DatasetFilters;
  choices: RecipeChoices;
  onChange: (part: Partial<DatasetFilters>) => void;
}) {
  const t = useTranslations("dataset.form");
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const numbers = (values: readonly number[]) =>
    values.map((value) => ({ value: String(value), label: t("version", { version: value }) }));
  const dayOf = (time: string | null) => time?.slice(0, 10) ?? "";
  const timeOf = (day: string) => (day === "" ? null : `${day}T00:00:00Z`);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <JudgeSelect value={filters.judges} onChange={(judges) => onChange({ judges })} />
      <div className="hidden sm:block" />
      <ChoiceList
        label={t("tags")}
        options={plain(choices.tags)}
        chosen={filters.tags}
        onChange={(tags) => onChange({ tags })}
      />
      <ChoiceList
        label={t("models")}
        options={plain(choices.models)}
        chosen={filters.models}
        onChange={(models) => onChange({ models })}
      />
      <ChoiceList
        label={t("languages")}
        options={plain(choices.languages)}
        chosen={filters.languages}
        onChange={(languages) => onChange({ languages })}
      />
      <ChoiceList
        label={t("withoutFlags")}
        options={plain(choices.flags)}
        chosen={filters.withoutFlags}
        onChange={(withoutFlags) => onChange({ withoutFlags })}
      />
      <ChoiceList
        label={t("withoutAnnotators")}
        options={choices.annotators
          .filter((one) => !one.isWithdrawn)
          .map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filters.withoutAnnotators}
        onChange={(withoutAnnotators) => onChange({ withoutAnnotators })}
      />
      <div className="flex flex-col gap-4">
        <ShareInput
          label={t("minimalReliability")}
          hint={t("minimalReliabilityHint")}
          value={filters.minimalReliability}
          onChange={(minimalReliability) => onChange({ minimalReliability })}
        />
        <ShareInput
          label={t("minimalAgreement")}
          hint={t("minimalAgreementHint")}
          value={filters.minimalAgreement}
          onChange={(minimalAgreement) => onChange({ minimalAgreement })}
        />
      </div>
      {choices.guidelineVersions.length > 1 && (
        <ChoiceList
          label={t("guidelineVersions")}
          options={numbers(choices.guidelineVersions)}
          chosen={filters.guidelineVersions.map(String)}
          onChange={(chosen) => onChange({ guidelineVersions: chosen.map(Number) })}
        />
      )}
      {choices.protocolVersions.length > 1 && (
        <ChoiceList
          label={t("protocolVersions")}
          options={numbers(choices.protocolVersions)}
          chosen={filters.protocolVersions.map(String)}
          onChange={(chosen) => onChange({ protocolVersions: chosen.map(Number) })}
        />
      )}
      <Input
        label={t("from")}
        type="date"
        value={dayOf(filters.from)}
        onChange={(event) => onChange({ from: timeOf(event.target.value) })}
      />
      <Input
        label={t("until")}
        type="date"
        value={dayOf(filters.until)}
        onChange={(event) => onChange({ until: timeOf(event.target.value) })}
      />
    </div>
  );
}
