"use client";

import { useLocale, useTranslations } from "next-intl";
import { inLanguage, type Protocol, type Term } from "@/lib/domain/protocol";
import { type ScalePlace, scalePlaces } from "../answer-state";
import { labelOf } from "../label";

export interface NamedPlace {
  place: ScalePlace;
  /** The whole of it: "A significantly better". */
  name: string;
  /** What fits where there is no room: A+++. */
  mark: string;
  meaning: string | undefined;
}

/** The places of a pairwise scale in the project's words, or the interface's where the project has none. */
export function usePlaces(protocol: Protocol): NamedPlace[] {
  const t = useTranslations("judge.scale");
  const locale = useLocale();
  const { comparison } = protocol;
  if (comparison.kind !== "pairwise") return [];
  const { levels, levelTerms, tieTerm, bothBadTerm } = comparison;
  const meaningOf = (term?: Term) => term?.meaning && inLanguage(term.meaning, locale);
  return scalePlaces(protocol).map((place) => {
    if (place.side === "tie" || place.side === "bothBad") {
      const term = place.side === "tie" ? tieTerm : bothBadTerm;
      const name = term ? inLanguage(term.label, locale) : t(place.side);
      return { place, name, mark: place.side === "tie" ? "=" : "✕", meaning: meaningOf(term) };
    }
    const label = labelOf(place.side === "first" ? 0 : 1);
    const term = levelTerms?.[place.level - 1];
    const own = levels === 1 ? t("better", { label }) : t(`level${levels}.${place.level}`, { label });
    const name = term ? `${label} ${inLanguage(term.label, locale)}` : own;
    return { place, name, mark: label + "+".repeat(place.level - 1), meaning: meaningOf(term) };
  });
}
