"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ScrollRegion } from "../../ui/scroll-region";

const Guidelines = dynamic(() => import("./guidelines").then((file) => file.Guidelines));

/** The guidelines beside the task, on wide screens. The column is there at once; nothing moves when its text has come. */
export function GuidelinesAside({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const t = useTranslations("desk");
  return (
    <aside
      aria-label={t("guidelines.title")}
      className="flex w-96 shrink-0 flex-col border-s border-line bg-paper"
    >
      <div className="flex items-center justify-between gap-2 px-5 pt-4">
        <h2 className="text-lg font-semibold">{t("guidelines.title")}</h2>
        <button
          type="button"
          className="min-h-8 min-w-8 rounded text-quiet hover:text-ink"
          aria-label={t("close")}
          onClick={onClose}
        >
          ✕
        </button>
      </div>
      <ScrollRegion label={t("guidelines.title")} className="min-h-0 flex-1 overflow-y-auto px-5 py-3">
        <Guidelines projectId={projectId} />
      </ScrollRegion>
    </aside>
  );
}
