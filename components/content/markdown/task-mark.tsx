"use client";

import { useTranslations } from "next-intl";

/** A task list's box: something to read, nothing to tick. */
export function TaskMark({ checked }: { checked?: boolean }) {
  const t = useTranslations("content");
  return (
    <span role="img" aria-label={checked ? t("taskDone") : t("taskOpen")} className="task-mark">
      {checked ? "☑" : "☐"}
    </span>
  );
}
