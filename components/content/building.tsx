"use client";

import { useTranslations } from "next-intl";

/** Stands at the end of a long text while it is being laid out, lest anybody takes that for its end. */
export function Building({ built, total }: { built: number; total: number }) {
  const t = useTranslations("content");
  if (built >= total) return null;
  return (
    <p data-building className="text-sm text-quiet">
      {t("building", { percent: Math.floor((built / total) * 100) })}
    </p>
  );
}
