"use client";

import { useTranslations } from "next-intl";
import type { Protocol } from "@/lib/domain/protocol";

const known = [
  "scores",
  "rationale",
  "rewrite",
  "confidence",
  "demonstration",
  "bothBad",
  "choices",
] as const;

/** Says in the annotator's words what is missing where the judgment does not satisfy the protocol. */
export function useMissing(protocol: Protocol): (path: string) => string {
  const t = useTranslations("judge.missing");
  return (path) => {
    const [field = ""] = path.split(".");
    if (field === "tiers" || field === "strength")
      return protocol.comparison.kind === "pairwise" ? t("choice") : t("ranking");
    const found = known.find((name) => name === field);
    return t(found ?? "other");
  };
}
