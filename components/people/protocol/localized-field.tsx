"use client";

import { useTranslations } from "next-intl";
import type { LocalizedText } from "@/lib/domain/protocol";
import { Input } from "../../ui/field";
import { type Halves, halvesOf, joinHalves } from "./localized";

/** A text in the interface's two languages. One alone serves both. */
export function LocalizedField({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: LocalizedText | undefined;
  error?: string | null;
  onChange: (text: LocalizedText) => void;
}) {
  const t = useTranslations("protocol.form");
  const halves = halvesOf(value);
  const set = (part: Partial<Halves>) => onChange(joinHalves({ ...halves, ...part }));
  return (
    <div className="grid min-w-0 gap-2 sm:grid-cols-2">
      <Input
        label={t("english", { label })}
        value={halves.en}
        error={error ?? null}
        onChange={(event) => set({ en: event.target.value })}
      />
      <Input
        label={t("chinese", { label })}
        lang="zh-CN"
        value={halves.zh}
        onChange={(event) => set({ zh: event.target.value })}
      />
    </div>
  );
}
