"use client";

import { useTranslations } from "next-intl";
import type { Answer } from "@/lib/domain/judgment";
import type { Protocol } from "@/lib/domain/protocol";
import { classNames } from "../../ui/class-names";
import { Tooltip } from "../../ui/tooltip";
import { choosePlace, isChosen, type ScalePlace } from "../answer-state";
import { KeyCap } from "../key-cap";
import { usePlaces } from "./use-places";

const colours: Record<ScalePlace["side"], { rest: string; chosen: string }> = {
  first: { rest: "border-side-a text-side-a", chosen: "border-side-a bg-side-a text-paper" },
  second: { rest: "border-side-b text-side-b", chosen: "border-side-b bg-side-b text-paper" },
  tie: { rest: "border-line-strong", chosen: "border-ink bg-ink text-paper" },
  bothBad: { rest: "border-line-strong", chosen: "border-ink bg-ink text-paper" },
};

/** The letter that leads to a place, beside its digit. */
function letterOf(place: ScalePlace): string {
  if (place.side === "tie") return "T";
  if (place.side === "bothBad") return "X";
  return place.side === "first" ? "A" : "B";
}

/**
 * The pairwise scale: one button a place, one digit a button, in one row of equal widths, so that no place moves whatever
 * is chosen. Where names find no room the buttons carry marks, and `Chosen` says in words what is chosen.
 */
export function Scale({
  protocol,
  answer,
  onChange,
}: {
  protocol: Protocol;
  answer: Answer;
  onChange: (answer: Answer) => void;
}) {
  const t = useTranslations("judge.scale");
  const places = usePlaces(protocol);
  return (
    <div className="@container">
      <fieldset
        aria-label={t("label")}
        className="mx-auto grid max-w-5xl auto-cols-fr grid-flow-col gap-1 @2xl:gap-1.5"
      >
        {places.map(({ place, name, mark, meaning }, index) => {
          const isSet = isChosen(answer, place);
          return (
            <Tooltip key={String(index)} text={meaning}>
              <button
                type="button"
                aria-pressed={isSet}
                aria-label={name}
                aria-keyshortcuts={`${index + 1} ${letterOf(place)}`}
                data-enter={isSet ? "submit" : undefined}
                className={classNames(
                  "flex min-h-10 min-w-6 flex-col @2xl:min-h-12 items-center justify-center gap-x-1.5 rounded-md border-2 px-0.5 py-1 text-sm leading-tight font-medium @2xl:px-2 @4xl:flex-row",
                  isSet ? colours[place.side].chosen : colours[place.side].rest,
                )}
                onClick={() => onChange(choosePlace(answer, place))}
              >
                <KeyCap>{index + 1}</KeyCap>
                <span className="hidden @2xl:inline">{name}</span>
                <span className="text-xs @2xl:hidden">{mark}</span>
              </button>
            </Tooltip>
          );
        })}
      </fieldset>
    </div>
  );
}

/** The chosen place in words, where its button shows only a mark. */
export function Chosen({ protocol, answer }: { protocol: Protocol; answer: Answer }) {
  const chosen = usePlaces(protocol).find(({ place }) => isChosen(answer, place));
  return (
    <p className="text-center font-medium @2xl:hidden" aria-hidden="true">
      {chosen?.name}
    </p>
  );
}
