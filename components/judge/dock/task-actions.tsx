"use client";

import { useTranslations } from "next-intl";
import type { AssignmentView } from "@/lib/domain/api/assign";
import type { Answer } from "@/lib/domain/judgment";
import type { Protocol } from "@/lib/domain/protocol";
import { Button } from "../../ui/button";
import { KeyCap } from "../key-cap";
import type { Ranking } from "../ranking/use-ranking";

/** How far a ranking or a rating is; of two that are shown, their own buttons tell. */
export function TaskHint({
  assignment,
  answer,
  ranking,
}: {
  assignment: AssignmentView;
  answer: Answer;
  ranking: Ranking;
}) {
  const t = useTranslations("protocol.dock");
  const { protocol, responses } = assignment;
  const { comparison } = protocol;
  if (comparison.kind === "ranking") {
    if (ranking.pair) return null;
    const of = Math.min(comparison.best ?? responses.length, responses.length);
    const done = answer.tiers.flat().length;
    const progress = comparison.best === null ? t("ranked", { done, of }) : t("rankedBest", { done, of });
    return (
      <p className="flex flex-wrap justify-center gap-x-3 text-center text-quiet">
        <strong className="font-medium text-ink">{progress}</strong>
        <span className="pointer-coarse:hidden">{comparison.ties ? t("rankHint") : t("rankHintNoTies")}</span>
      </p>
    );
  }
  if (comparison.kind !== "rating") return null;
  const required = protocol.attributes.filter((attribute) => attribute.required);
  const of = required.length * responses.length;
  if (of === 0) return null;
  const done = responses.reduce(
    (sum, { slot }) => sum + required.filter(({ key }) => answer.scores[slot]?.[key] !== undefined).length,
    0,
  );
  return (
    <p className="text-center text-quiet">
      {t("scored", { done, of })} <KeyCap>Q</KeyCap>
    </p>
  );
}

/** What only some protocols have: two at a time, the next question, a rewrite. */
export function TaskActions({
  protocol,
  ranking,
  onRewrite,
}: {
  protocol: Protocol;
  ranking: Ranking;
  onRewrite: () => void;
}) {
  const t = useTranslations("protocol.dock");
  return (
    <>
      {protocol.comparison.kind === "ranking" && (
        <Button
          kind="quiet"
          aria-pressed={ranking.pair !== null}
          aria-keyshortcuts="V"
          onClick={ranking.toggleTwo}
        >
          {ranking.pair ? t("all") : t("two")} <KeyCap>V</KeyCap>
        </Button>
      )}
      {protocol.rewrite !== "off" && protocol.comparison.kind !== "demonstration" && (
        <Button kind="quiet" aria-keyshortcuts="W" onClick={onRewrite}>
          {t("rewrite")} <KeyCap>W</KeyCap>
        </Button>
      )}
    </>
  );
}
