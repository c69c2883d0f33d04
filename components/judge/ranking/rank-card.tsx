"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { AssignmentView } from "@/lib/domain/api/assign";
import type { Answer } from "@/lib/domain/judgment";
import { classNames } from "../../ui/class-names";
import { nudgeSlot, rankSlot, tierOf, unrankSlot } from "../answer-state";
import { labelOf } from "../label";
import { ResponseMarks } from "../marks/response-marks";
import { ResponseCard } from "../response-card";
import { DragHandle } from "./tier-drag";
import type { Ranking } from "./use-ranking";

/** A card is a small widget of its own: it takes the focus and then the keys that are explained on the page. */
const focusable = { tabIndex: 0 };

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function RankCard({
  assignment,
  index,
  answer,
  ranking,
  onChange,
}: {
  assignment: AssignmentView;
  index: number;
  answer: Answer;
  ranking: Ranking | null;
  onChange: (answer: Answer) => void;
}) {
  const t = useTranslations("judge");
  const { protocol, responses } = assignment;
  const ties = protocol.comparison.kind === "ranking" && protocol.comparison.ties;
  const response = responses[index];
  if (!response) return null;
  const { slot } = response;
  const label = labelOf(index);
  const tier = tierOf(answer, slot);
  const state = tier === null ? t("unranked") : t("inTier", { tier });

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const card = event.currentTarget;
    if (event.target !== card) {
      if (event.key !== "Escape") return;
      event.preventDefault();
      return card.focus();
    }
    const next = keyed(event);
    if (next === null) return;
    event.preventDefault();
    if (typeof next !== "number") return ranking?.rank(slot, next);
    const cards = [...(card.parentElement?.querySelectorAll<HTMLElement>("[data-card]") ?? [])];
    cards[(index + next + cards.length) % cards.length]?.focus();
  }

  /** A number: so many cards on; an answer: the ranking changes; null: not a key of the card. */
  function keyed({ key, shiftKey }: KeyboardEvent): number | Answer | null {
    const step = steps[key];
    if (step && !(shiftKey && ranking)) return step;
    if (step) return nudgeSlot(answer, slot, step, ties);
    if (!ranking) return null;
    if (/^[1-9]$/.test(key) && Number(key) <= responses.length)
      return rankSlot(answer, slot, Number(key), ties);
    return key === "Backspace" || key === "0" ? unrankSlot(answer, slot, ties) : null;
  }

  return (
    <fieldset
      data-card
      {...focusable}
      aria-label={ranking ? `${t("response", { label })}, ${state}` : t("response", { label })}
      className="min-w-0 rounded-lg focus-visible:outline-3"
      onKeyDown={onKeyDown}
    >
      <ResponseCard
        response={response}
        label={label}
        showLength={protocol.showLength}
        header={
          ranking && (
            <fieldset aria-label={t("tierOf", { label })} className="flex flex-wrap gap-0.5">
              <DragHandle slot={slot} label={label} from="card" />
              {responses.map((_, place) => (
                <button
                  key={String(place)}
                  type="button"
                  tabIndex={-1}
                  aria-pressed={tier === place + 1}
                  aria-label={t("putInTier", { label, tier: place + 1 })}
                  className={classNames(
                    "size-7 rounded border text-sm pointer-coarse:size-11",
                    tier === place + 1
                      ? "border-accent bg-accent text-accent-ink"
                      : "border-line-strong bg-paper text-ink",
                  )}
                  onClick={() =>
                    ranking.rank(
                      slot,
                      tier === place + 1
                        ? unrankSlot(answer, slot, ties)
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
        <ResponseMarks protocol={protocol} answer={answer} onChange={onChange} slot={slot} label={label} />
      </ResponseCard>
    </fieldset>
  );
}
