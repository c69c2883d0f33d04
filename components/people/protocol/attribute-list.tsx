"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Attribute, followsRanking, inLanguage } from "@/lib/domain/protocol";
import { Checkbox, Input } from "../../ui/field";
import { ListEditor } from "./list-editor";
import { freeKey } from "./localized";
import { LocalizedField } from "./localized-field";
import { type ErrorAt, NamedFields } from "./named-fields";

/** Likert scores asked of each response. */
export function AttributeList({
  attributes,
  known,
  errorAt,
  onChange,
}: {
  attributes: readonly Attribute[];
  /** Keys of the protocol in force. */
  known: ReadonlySet<string>;
  errorAt: ErrorAt;
  onChange: (attributes: Attribute[]) => void;
}) {
  const t = useTranslations("protocol.form");
  const locale = useLocale();
  const make = (): Attribute => ({
    key: freeKey(
      "attribute",
      attributes.map(({ key }) => key),
    ),
    label: "",
    min: 1,
    max: 7,
    required: true,
  });
  return (
    <ListEditor
      title={t("attributes")}
      hint={t("attributesHint")}
      items={attributes}
      nameOf={({ label }) => inLanguage(label, locale)}
      addLabel={t("addAttribute")}
      make={make}
      most={12}
      error={errorAt("attributes")}
      onChange={onChange}
    >
      {(attribute, index, set) => (
        <>
          <NamedFields
            item={attribute}
            isNew={!known.has(attribute.key)}
            path={["attributes", index]}
            errorAt={errorAt}
            onChange={set}
          />
          <div className="flex flex-wrap items-end gap-4">
            {(["min", "max"] as const).map((end) => (
              <Input
                key={end}
                className="w-24"
                label={t(end)}
                type="number"
                min={0}
                max={10}
                value={attribute[end]}
                error={errorAt("attributes", index, end)}
                onChange={(event) => set({ [end]: Math.round(Number(event.target.value)) })}
              />
            ))}
            <Checkbox
              label={t("required")}
              checked={attribute.required}
              onChange={(event) => set({ required: event.target.checked })}
            />
            <Checkbox
              label={t("followsRanking")}
              checked={followsRanking(attribute)}
              onChange={(event) => set({ followsRanking: event.target.checked })}
            />
          </div>
          <LocalizedField
            label={t("lowLabel")}
            value={attribute.lowLabel}
            onChange={(lowLabel) => set({ lowLabel })}
          />
          <LocalizedField
            label={t("highLabel")}
            value={attribute.highLabel}
            onChange={(highLabel) => set({ highLabel })}
          />
          <details>
            <summary className="cursor-pointer py-1 text-sm text-quiet">{t("meanings")}</summary>
            <div className="mt-2 flex flex-col gap-3">
              <LocalizedField
                label={t("meaning")}
                value={attribute.meaning}
                onChange={(meaning) => set({ meaning })}
              />
              {scoresOf(attribute).map((score) => (
                <LocalizedField
                  key={score}
                  label={t("scoreMeaning", { score })}
                  value={attribute.scoreMeanings?.[score]}
                  onChange={(text) => set({ scoreMeanings: { ...attribute.scoreMeanings, [score]: text } })}
                />
              ))}
            </div>
          </details>
        </>
      )}
    </ListEditor>
  );
}

/** Never more than eleven, whatever is being typed into the ends. */
function scoresOf({ min, max }: Attribute): number[] {
  const count = Math.min(11, Math.max(0, max - min + 1)) || 0;
  return Array.from({ length: count }, (_, index) => min + index);
}
