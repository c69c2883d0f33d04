"use client";

import { useTranslations } from "next-intl";
import type { AssignmentView } from "@/lib/domain/api/assign";
import type { Answer } from "@/lib/domain/judgment";
import { classNames } from "../../ui/class-names";
import { tierOf } from "../answer-state";
import { KeyCap } from "../key-cap";
import { labelOf } from "../label";
import { ResponseMarks } from "../marks/response-marks";
import { ResponseCard } from "../response-card";
import type { Verdict } from "./pair-steps";
import type { Ranking } from "./use-ranking";

/** Two of the responses, side by side and whole; the tiers stand above and follow. */
export function TwoView({
  assignment,
  answer,
  ranking,
  onChange,
}: {
  assignment: AssignmentView;
  answer: Answer;
  ranking: Ranking;
  onChange: (answer: Answer) => void;
}) {
  const t = useTranslations("judge");
  const { protocol, responses } = assignment;
  return (
    <div className="grid min-h-0 flex-1 gap-3 lg:grid-cols-2 lg:grid-rows-[minmax(0,1fr)]">
      {(ranking.pair ?? []).map((slot, place) => {
        const index = responses.findIndex((response) => response.slot === slot);
        const response = responses[index];
        const label = labelOf(index);
        const tier = tierOf(answer, slot);
        return (
          response && (
            <ResponseCard
              key={slot}
              response={response}
              label={label}
              side={place === 0 ? "first" : "second"}
              showLength={protocol.showLength}
              isScrolling
              header={
                <span className="text-sm">{tier === null ? t("unranked") : t("inTier", { tier })}</span>
              }
            >
              <ResponseMarks
                protocol={protocol}
                answer={answer}
                onChange={onChange}
                slot={slot}
                label={label}
                isScrolling
              />
            </ResponseCard>
          )
        );
      })}
    </div>
  );
}

/** The verdict on the two: in the dock, where the scale of a pairwise comparison stands. */
export function TwoScale({
  assignment,
  ranking,
  ties,
}: {
  assignment: AssignmentView;
  ranking: Ranking;
  ties: boolean;
}) {
  const t = useTranslations("protocol.two");
  const { pair, position } = ranking;
  if (!pair) return null;
  const [first = "", second = ""] = pair.map((slot) =>
    labelOf(assignment.responses.findIndex((response) => response.slot === slot)),
  );
  // `mark`: where the words find no room.
  const verdicts: { verdict: Verdict; text: string; mark: string; colours: string }[] = [
    {
      verdict: 1,
      text: t("above", { better: first, worse: second }),
      mark: first,
      colours: "border-side-a text-side-a",
    },
    ...(ties ? [{ verdict: 0 as const, text: t("equal"), mark: "=", colours: "border-line-strong" }] : []),
    {
      verdict: -1,
      text: t("above", { better: second, worse: first }),
      mark: second,
      colours: "border-side-b text-side-b",
    },
  ];
  const step = "min-h-11 rounded-md px-2 text-sm text-quiet hover:text-ink";
  return (
    <fieldset aria-label={t("label")} className="mx-auto flex w-full max-w-3xl items-center gap-1.5">
      <button type="button" aria-keyshortcuts="B" className={step} onClick={() => ranking.step(-1)}>
        ← <span className="max-sm:sr-only">{t("previous")}</span> <KeyCap>B</KeyCap>
      </button>
      <div className="grid flex-1 auto-cols-fr grid-flow-col gap-1.5">
        {verdicts.map(({ verdict, text, mark, colours }, index) => (
          <button
            key={verdict}
            type="button"
            aria-keyshortcuts={String(index + 1)}
            className={classNames(
              "flex min-h-11 items-center justify-center gap-1.5 rounded-md border-2 px-1 py-1 text-sm leading-tight font-medium hover:bg-accent-soft",
              colours,
            )}
            onClick={() => ranking.place(verdict)}
          >
            <span className="max-sm:hidden">
              <KeyCap>{index + 1}</KeyCap>
            </span>
            <span className="max-sm:sr-only">{text}</span>
            <span aria-hidden className="sm:hidden">
              {mark}
            </span>
          </button>
        ))}
      </div>
      <span className="min-w-14 text-center text-sm text-quiet">
        {position.isSettled ? t("settled") : t("position", { at: position.at, of: position.of })}
      </span>
      <button type="button" aria-keyshortcuts="N" className={step} onClick={() => ranking.step(1)}>
        <span className="max-sm:sr-only">{t("next")}</span> → <KeyCap>N</KeyCap>
      </button>
    </fieldset>
  );
}

/** The keys of the verdict, left to right as they stand. */
export function verdictKeys(ranking: Ranking, ties: boolean) {
  const verdicts: Verdict[] = ties ? [1, 0, -1] : [1, -1];
  return verdicts.map((verdict, index) => ({
    key: String(index + 1),
    run: () => ranking.place(verdict),
  }));
}
