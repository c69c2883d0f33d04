"use client";

import { useTranslations } from "next-intl";
import { type Comparison, comparisonKinds, defaultComparison, type Term } from "@/lib/domain/protocol";
import { Checkbox, Input, Select } from "../../ui/field";
import { LocalizedField } from "./localized-field";
import type { ErrorAt } from "./named-fields";

/** What is compared with what, and in how many steps. */
export function ComparisonFields({
  comparison,
  errorAt,
  onChange,
}: {
  comparison: Comparison;
  errorAt: ErrorAt;
  onChange: (comparison: Comparison) => void;
}) {
  const t = useTranslations("people");
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-4">
        <Select
          className="min-w-48"
          label={t("comparison")}
          value={comparison.kind}
          onChange={(event) => onChange(defaultComparison[event.target.value as Comparison["kind"]])}
        >
          {comparisonKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`comparisons.${kind}`)}
            </option>
          ))}
        </Select>
        {comparison.kind === "pairwise" && (
          <>
            <Select
              label={t("levels")}
              value={comparison.levels}
              onChange={(event) => onChange({ ...comparison, levels: Number(event.target.value) })}
            >
              {[1, 2, 3, 4].map((level) => (
                <option key={level}>{level}</option>
              ))}
            </Select>
            <Checkbox
              label={t("tie")}
              checked={comparison.tie}
              onChange={(event) => onChange({ ...comparison, tie: event.target.checked })}
            />
            <Checkbox
              label={t("bothBad")}
              checked={comparison.bothBad}
              onChange={(event) => onChange({ ...comparison, bothBad: event.target.checked })}
            />
          </>
        )}
        {comparison.kind === "ranking" && (
          <>
            <Checkbox
              label={t("tie")}
              checked={comparison.ties}
              onChange={(event) => onChange({ ...comparison, ties: event.target.checked })}
            />
            <Input
              label={t("best")}
              type="number"
              min={1}
              max={8}
              value={comparison.best ?? ""}
              error={errorAt("comparison", "best")}
              onChange={(event) =>
                onChange({ ...comparison, best: event.target.value ? Number(event.target.value) : null })
              }
            />
          </>
        )}
        {comparison.kind === "demonstration" && (
          <Checkbox
            label={t("multiTurn")}
            checked={comparison.multiTurn}
            onChange={(event) => onChange({ ...comparison, multiTurn: event.target.checked })}
          />
        )}
      </div>
      {comparison.kind === "pairwise" && (
        <ScaleTerms comparison={comparison} errorAt={errorAt} onChange={onChange} />
      )}
    </div>
  );
}

/** The project's own words for the places of the scale: all of a side, or none. */
function ScaleTerms({
  comparison,
  errorAt,
  onChange,
}: {
  comparison: Extract<Comparison, { kind: "pairwise" }>;
  errorAt: ErrorAt;
  onChange: (comparison: Comparison) => void;
}) {
  const t = useTranslations("protocol.form");
  const terms: Term[] = Array.from(
    { length: comparison.levels },
    (_, index) => comparison.levelTerms?.[index] ?? { label: "" },
  );
  const setLevel = (index: number, term: Term) =>
    onChange({ ...comparison, levelTerms: terms.map((other, place) => (place === index ? term : other)) });
  return (
    <details open={comparison.levelTerms !== undefined}>
      <summary className="cursor-pointer py-1 text-sm font-medium">{t("scaleWords")}</summary>
      <p className="mb-2 text-sm text-quiet">{t("scaleWordsHint")}</p>
      <div className="flex flex-col gap-3">
        {terms.map((term, index) => (
          <TermFields
            key={String(index)}
            label={t("level", { level: index + 1 })}
            term={term}
            error={errorAt("comparison", "levelTerms", index, "label")}
            onChange={(next) => setLevel(index, next)}
          />
        ))}
        {comparison.tie && (
          <TermFields
            label={t("tieWord")}
            term={comparison.tieTerm ?? { label: "" }}
            error={null}
            onChange={(tieTerm) => onChange({ ...comparison, tieTerm })}
          />
        )}
        {comparison.bothBad && (
          <TermFields
            label={t("bothBadWord")}
            term={comparison.bothBadTerm ?? { label: "" }}
            error={null}
            onChange={(bothBadTerm) => onChange({ ...comparison, bothBadTerm })}
          />
        )}
      </div>
    </details>
  );
}

function TermFields({
  label,
  term,
  error,
  onChange,
}: {
  label: string;
  term: Term;
  error: string | null;
  onChange: (term: Term) => void;
}) {
  const t = useTranslations("protocol.form");
  return (
    <>
      <LocalizedField
        label={label}
        value={term.label}
        error={error}
        onChange={(text) => onChange({ ...term, label: text })}
      />
      <LocalizedField
        label={t("meaningOf", { label })}
        value={term.meaning}
        onChange={(meaning) => onChange({ ...term, meaning })}
      />
    </>
  );
}
