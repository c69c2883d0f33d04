"use client";

import { useTranslations } from "next-intl";
import type { PresetView } from "@/lib/domain/api/dataset-export";

/** What a format cannot carry, said before anything is written. */
export function PresetLosses({ preset, tiedPairs }: { preset: PresetView; tiedPairs: number }) {
  const t = useTranslations("export");
  const losesTies = preset.losses.includes("ties");
  return (
    <div aria-live="polite" className="mt-4 min-h-28 max-w-prose text-sm">
      <p>{t("stacks", { stacks: preset.stacks.join(", ") })}</p>
      {preset.losses.length === 0 ? (
        <p className="mt-1">{t("losesNothing")}</p>
      ) : (
        <>
          <p className="mt-1">{t("loses")}</p>
          <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
            {preset.losses.map((loss) => (
              <li key={loss} className="before:mr-1.5 before:text-quiet before:content-['–']">
                {t(`losses.${loss}`)}
              </li>
            ))}
          </ul>
          <p className="mt-1 text-quiet">{t("rule")}</p>
        </>
      )}
      {losesTies && tiedPairs > 0 && (
        <p className="mt-1 font-medium">{t("tiesLeft", { count: tiedPairs })}</p>
      )}
    </div>
  );
}
