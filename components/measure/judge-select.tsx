"use client";

import { useTranslations } from "next-intl";
import type { JudgeFilter } from "@/lib/domain/annotator";
import { Select } from "../ui/field";

/** People and models as judges are never mixed unless asked. */
export function JudgeSelect({
  value,
  onChange,
}: {
  value: JudgeFilter;
  onChange: (judges: JudgeFilter) => void;
}) {
  const t = useTranslations("measure");
  return (
    <Select
      label={t("judges")}
      value={value}
      onChange={(event) => onChange(event.target.value as JudgeFilter)}
    >
      {(["human", "machine", "all"] as const).map((kind) => (
        <option key={kind} value={kind}>
          {t(`judgeKinds.${kind}`)}
        </option>
      ))}
    </Select>
  );
}
