"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AssignmentView } from "@/lib/domain/api/assign";
import type { Answer } from "@/lib/domain/judgment";
import { tierOf } from "../answer-state";
import { labelOf } from "../label";
import {
  isSettled,
  nextOpen,
  type Pair,
  pairsOf,
  placePair,
  remember,
  saidBy,
  type Verdict,
} from "./pair-steps";

export interface Ranking {
  /** Changes where a response stands, and says so. */
  rank: (slot: string, next: Answer) => void;
  /** What was said last, for those who hear the page. */
  said: string;
  /** Two at a time: the pair on screen; null while all are shown. */
  pair: Pair | null;
  /** "3 of 6", and whether nothing is open any more. */
  position: { at: number; of: number; isSettled: boolean };
  toggleTwo: () => void;
  step: (by: 1 | -1) => void;
  place: (verdict: Verdict) => void;
}

/** A ranking under way: all responses at once, or two of them at a time. */
export function useRanking(
  { responses }: AssignmentView,
  answer: Answer,
  onChange: (answer: Answer) => void,
): Ranking {
  const t = useTranslations("judge");
  const more = useTranslations("protocol.two");
  const [said, setSaid] = useState("");
  const [pair, setPair] = useState<Pair | null>(null);
  const [verdicts, setVerdicts] = useState(() => saidBy(answer));
  const slots = responses.map(({ slot }) => slot);
  const pairs = pairsOf(slots);
  const letter = (slot: string) => labelOf(slots.indexOf(slot));
  const index = pair ? pairs.findIndex((other) => other.join() === pair.join()) : 0;

  return {
    said,
    pair,
    position: {
      at: index + 1,
      of: pairs.length,
      isSettled: pairs.every((other) => isSettled(verdicts, other)),
    },
    rank(slot, next) {
      const tier = tierOf(next, slot);
      const place = tier === null ? t("unranked") : t("inTier", { tier });
      setSaid(t("moved", { label: letter(slot), place }));
      onChange(next);
    },
    toggleTwo() {
      if (pair) return setPair(null);
      const known = saidBy(answer);
      setVerdicts(known);
      setPair(nextOpen(slots, known, null) ?? pairs[0] ?? null);
    },
    step(by) {
      if (pair) setPair(pairs[(index + by + pairs.length) % pairs.length] ?? null);
    },
    place(verdict) {
      if (!pair) return;
      const next = placePair(answer, pair, verdict);
      const now = remember(verdicts, pair, verdict, next);
      const [better, worse] = verdict === -1 ? [pair[1], pair[0]] : pair;
      const names = { better: letter(better), worse: letter(worse) };
      setSaid(verdict === 0 ? more("saidEqual", names) : more("saidBetter", names));
      setVerdicts(now);
      setPair(nextOpen(slots, now, pair) ?? pair);
      onChange(next);
    },
  };
}
