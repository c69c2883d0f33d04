"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import type { AssignmentView } from "@/lib/domain/api/assign";
import type { Answer } from "@/lib/domain/judgment";
import { classNames } from "../../ui/class-names";
import { rankSlot, tierOf, unrankSlot } from "../answer-state";
import { labelOf } from "../label";
import { ResponseMarks } from "../marks/marks";
import { ResponseCard } from "../response-card";
import { DragHandle, type DropPlace, TierDrag } from "./tier-drag";
import { TierStrip } from "./tier-strip";

/** A card is a small widget of its own: it takes the focus and then the keys that are explained on the page. */
const focusable = { tabIndex: 0 };

/**
 * Responses to be ordered into tiers. Nothing is ranked to begin with. A card has the focus: a digit puts it into that
 * tier, the same digit on another card ties the two, arrows go from card to card, Backspace takes it out again. The
 * pointer drags. Every change of a tier is said aloud, whichever way it came.
 */
export function RankingBoard({
  assignment,
  answer,
  onChange,
}: {
  assignment: AssignmentView;
  answer: Answer;
  onChange: (answer: Answer) => void;
}) {
  const t = useTranslations("judge");
  const { protocol, responses } = assignment;
  const ties = protocol.comparison.kind === "ranking" && protocol.comparison.ties;
  const isRanking = protocol.comparison.kind === "ranking";
  const cards = useRef<(HTMLFieldSetElement | null)[]>([]);
  const [said, setSaid] = useState("");

  function rank(slot: string, next: Answer) {
    const tier = tierOf(next, slot);
    const label = labelOf(responses.findIndex((response) => response.slot === slot));
    setSaid(t("moved", { label, place: tier === null ? t("unranked") : t("inTier", { tier }) }));
    onChange(next);
  }

  function onDrop(slot: string, place: DropPlace) {
    if (place.kind === "unranked") rank(slot, unrankSlot(answer, slot));
    else rank(slot, rankSlot(answer, slot, place.tier, place.kind === "tier"));
  }

  function onKey(event: KeyboardEvent, slot: string, index: number) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      cards.current[(index + step + responses.length) % responses.length]?.focus();
    } else if (isRanking && /^[1-9]$/.test(event.key) && Number(event.key) <= responses.length) {
      event.preventDefault();
      rank(slot, rankSlot(answer, slot, Number(event.key), ties));
    } else if (isRanking && (event.key === "Backspace" || event.key === "0")) {
      event.preventDefault();
      rank(slot, unrankSlot(answer, slot));
    }
  }

  const board = (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,22rem),1fr))] gap-4">
      {responses.map((response, index) => {
        const { slot } = response;
        const tier = tierOf(answer, slot);
        const label = labelOf(index);
        const state = tier === null ? t("unranked") : t("inTier", { tier });
        return (
          <fieldset
            key={slot}
            ref={(element) => {
              cards.current[index] = element;
            }}
            data-card
            {...focusable}
            aria-label={isRanking ? `${t("response", { label })}, ${state}` : t("response", { label })}
            className="min-w-0 rounded-lg focus-visible:outline-3"
            onKeyDown={(event) => onKey(event, slot, index)}
          >
            <ResponseCard
              response={response}
              label={label}
              showLength={protocol.showLength}
              header={
                isRanking && (
                  <fieldset aria-label={t("tierOf", { label })} className="flex flex-wrap gap-1">
                    <DragHandle slot={slot} label={label} from="card" />
                    {responses.map((_, place) => (
                      <button
                        key={String(place)}
                        type="button"
                        tabIndex={-1}
                        aria-pressed={tier === place + 1}
                        aria-label={t("putInTier", { label, tier: place + 1 })}
                        className={classNames(
                          "size-8 rounded border text-sm",
                          tier === place + 1
                            ? "border-accent bg-accent text-accent-ink"
                            : "border-line-strong bg-paper text-ink",
                        )}
                        onClick={() =>
                          rank(
                            slot,
                            tier === place + 1
                              ? unrankSlot(answer, slot)
                              : rankSlot(answer, slot, place + 1, ties),
                          )
                        }
                      >
                        {place + 1}
                      </button>
                    ))}
                  </fieldset>
                )
              }
            >
              <ResponseMarks
                protocol={protocol}
                answer={answer}
                onChange={onChange}
                slot={slot}
                label={label}
              />
            </ResponseCard>
          </fieldset>
        );
      })}
    </div>
  );
  if (!isRanking) return board;
  return (
    <TierDrag onDrop={onDrop}>
      <TierStrip answer={answer} responses={responses} ties={ties} />
      {board}
      <p role="status" aria-live="polite" className="sr-only">
        {said}
      </p>
    </TierDrag>
  );
}
