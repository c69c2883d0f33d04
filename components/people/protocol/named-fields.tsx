"use client";

import { useTranslations } from "next-intl";
import type { LocalizedText } from "@/lib/domain/protocol";
import { Input } from "../../ui/field";
import { keyFrom } from "./localized";
import { LocalizedField } from "./localized-field";

export interface Named {
  key: string;
  label: LocalizedText;
}

/** The path of a field → the sentence about what is wrong there, or null. */
export type ErrorAt = (...path: (string | number)[]) => string | null;

/**
 * Label and key of an entry. The key of one that is new follows its label; the key of one that judgments may already
 * refer to stays until it is changed by hand.
 */
export function NamedFields({
  item,
  isNew,
  path,
  errorAt,
  onChange,
}: {
  item: Named;
  isNew: boolean;
  path: readonly (string | number)[];
  errorAt: ErrorAt;
  onChange: (part: Named) => void;
}) {
  const t = useTranslations("protocol.form");
  const follows = isNew && (item.key === keyFrom(item.label) || /^[a-z]+_\d+$/.test(item.key));
  return (
    <>
      <LocalizedField
        label={t("label")}
        value={item.label}
        error={errorAt(...path, "label")}
        onChange={(label) => onChange({ label, key: (follows && keyFrom(label)) || item.key })}
      />
      <Input
        className="max-w-64"
        label={t("key")}
        value={item.key}
        spellCheck={false}
        autoCapitalize="none"
        error={errorAt(...path, "key")}
        onChange={(event) => onChange({ label: item.label, key: event.target.value })}
      />
    </>
  );
}
