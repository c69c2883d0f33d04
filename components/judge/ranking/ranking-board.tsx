"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AssignmentView } from "@/lib/domain/api/assign";
import type { Answer } from "@/lib/domain/judgment";
import { rankSlot, unrankSlot } from "../answer-state";
import { RankCard } from "./rank-card";
import { type DropPlace, TierDrag } from "./tier-drag";
import { TierStrip } from "./tier-strip";
import type { Ranking } from "./use-ranking";

/**
 * Responses to be ordered into tiers. Nothing is ranked to begin with. A card has the focus: a digit puts it into that
 * tier, the same digit on another card ties the two, arrows go from card to card, Backspace takes it out again. The
 * pointer drags. Every change of a tier is said aloud, whichever way it came.
 */
export function RankingBoard({
  assignment,
  answer,
  ranking,
  children,
}: {
  assignment: AssignmentView;
  answer: Answer;
  ranking: Ranking;
  children: ReactNode;
}) {
  const { comparison } = assignment.protocol;
  const ties = comparison.kind === "ranking" && comparison.ties;
  const best = comparison.kind === "ranking" ? comparison.best : null;
  function onDrop(slot: string, place: DropPlace) {
    if (place.kind === "unranked") ranking.rank(slot, unrankSlot(answer, slot, ties));
    else ranking.rank(slot, rankSlot(answer, slot, place.tier, place.kind === "tier"));
  }
  return (
    <TierDrag onDrop={onDrop}>
      <TierStrip answer={answer} responses={assignment.responses} ties={ties} best={best} />
      {children}
      <p role="status" aria-live="polite" className="sr-only">
        {ranking.said}
      </p>
    </TierDrag>
  );
}

/** Every response, whole, in as many columns as there is room for. */
export function ResponseGrid({
  assignment,
  answer,
  ranking,
  onChange,
}: {
  assignment: AssignmentView;
  answer: Answer;
  /** Null where responses are only scored. */
  ranking: Ranking | null;
  onChange: (answer: Answer) => void;
}) {
  const t = useTranslations("judge");
  return (
    <section
      aria-label={t("responses")}
      className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,22rem),1fr))] items-start gap-4"
    >
      {assignment.responses.map((response, index) => (
        <RankCard
          key={response.slot}
          assignment={assignment}
          index={index}
          answer={answer}
          ranking={ranking}
          onChange={onChange}
        />
      ))}
    </section>
  );
}
