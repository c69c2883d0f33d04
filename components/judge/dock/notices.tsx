"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Contradiction } from "@/lib/domain/contradiction";
import { inLanguage, type Protocol } from "@/lib/domain/protocol";

/** What is missing, or what contradicts itself; else how the judgment stands. It has its line whether there is something to say or not. */
export function Notices({
  standing,
  problem,
  contradictions,
  protocol,
  labels,
}: {
  standing: ReactNode;
  problem: string | null;
  contradictions: readonly Contradiction[];
  protocol: Protocol;
  /** Slot → letter. */
  labels: ReadonlyMap<string, string>;
}) {
  const t = useTranslations("protocol.contradiction");
  const locale = useLocale();
  const letter = (slot: string) => labels.get(slot) ?? slot;
  const attribute = (key: string) => {
    const found = protocol.attributes.find((entry) => entry.key === key);
    return found ? inLanguage(found.label, locale) : key;
  };
  function sentence(found: Contradiction): string {
    switch (found.kind) {
      case "score": {
        const values = { attribute: attribute(found.attribute), worse: letter(found.worse) };
        return t("score", { ...values, better: letter(found.better) });
      }
      case "bothBadScore":
        return t("bothBadScore", { attribute: attribute(found.attribute), label: letter(found.response) });
      case "bestFlagged": {
        const flags = protocol.flags.filter(({ key }) => found.flags.includes(key));
        const names = flags.map(({ label }) => inLanguage(label, locale)).join(" · ");
        return t("bestFlagged", { label: letter(found.response), flags: names });
      }
      case "rewriteNotBest":
        return t("rewriteNotBest", { label: letter(found.response) });
    }
  }
  return (
    <div className="min-h-5 text-sm leading-5">
      <p role="alert" className="text-error empty:hidden">
        {problem}
      </p>
      <p role="status" className="text-warn empty:hidden">
        {contradictions.length > 0 && `${contradictions.map(sentence).join(" ")} ${t("again")}`}
      </p>
      {problem === null && contradictions.length === 0 && standing}
    </div>
  );
}
