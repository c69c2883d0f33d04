"use client";

import { useTranslations } from "next-intl";
import type { z } from "zod";
import type { listDatasetExports, PresetView } from "@/lib/domain/api/dataset-export";

/** How much a dataset holds of what some formats have no place for. */
export type Held = z.output<typeof listDatasetExports.response>["held"];
const counted = ["ties", "demonstrations", "rewrites"] as const satisfies (keyof Held)[];

/** What a format cannot carry, said before anything is written. */
export function PresetLosses({ preset, held }: { preset: PresetView; held: Held }) {
  const t = useTranslations("export");
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
      {counted
        .filter((kind) => held[kind] > 0 && preset.losses.includes(kind))
        .map((kind) => (
          <p key={kind} className="mt-1 font-medium">
            {t(`willBeLeft.${kind}`, { count: held[kind] })}
          </p>
        ))}
    </div>
  );
}
