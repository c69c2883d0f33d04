"use client";

import { useTranslations } from "next-intl";
import type { Answer } from "@/lib/domain/judgment";
import type { Protocol } from "@/lib/domain/protocol";
import { Kbd } from "../../ui/card";
import { classNames } from "../../ui/class-names";
import { choosePlace, isChosen, type ScalePlace, scalePlaces } from "../answer-state";

const colours: Record<ScalePlace["side"], { rest: string; chosen: string }> = {
  first: { rest: "border-side-a text-side-a", chosen: "border-side-a bg-side-a text-paper" },
  second: { rest: "border-side-b text-side-b", chosen: "border-side-b bg-side-b text-paper" },
  tie: { rest: "border-line-strong", chosen: "border-ink bg-ink text-paper" },
  bothBad: { rest: "border-line-strong", chosen: "border-ink bg-ink text-paper" },
};

/** The pairwise scale: one button a place, one digit a button. */
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
  const levels = protocol.comparison.kind === "pairwise" ? protocol.comparison.levels : 1;
  const name = (place: ScalePlace) => {
    if (place.side === "tie" || place.side === "bothBad") return t(place.side);
    const label = place.side === "first" ? "A" : "B";
    return levels === 1 ? t("better", { label }) : t(`level${levels}.${place.level}`, { label });
  };
  return (
    <fieldset aria-label={t("label")} className="flex flex-wrap justify-center gap-1.5">
      {scalePlaces(protocol).map((place, index) => {
        const chosen = isChosen(answer, place);
        return (
          <button
            key={String(index)}
            type="button"
            aria-pressed={chosen}
            className={classNames(
              "flex min-h-11 min-w-11 flex-1 items-center justify-center gap-1.5 rounded-md border-2 px-2 py-1 text-sm font-medium sm:flex-none",
              chosen ? colours[place.side].chosen : colours[place.side].rest,
            )}
            onClick={() => onChange(choosePlace(answer, place))}
          >
            <Kbd>{index + 1}</Kbd>
            <span>{name(place)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
