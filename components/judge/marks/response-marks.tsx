"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Answer } from "@/lib/domain/judgment";
import { type Attribute, inLanguage, type Protocol } from "@/lib/domain/protocol";
import { classNames } from "../../ui/class-names";
import { ScrollRegion } from "../../ui/scroll-region";
import { setScore, toggleFlag } from "../answer-state";
import { ChoiceRow } from "./choice-row";
import { FlagGroup } from "./flag-group";

/** A response's scores and flags, where the protocol asks for them. */
export function ResponseMarks({
  protocol,
  answer,
  onChange,
  slot,
  label,
  isScrolling = false,
}: {
  protocol: Protocol;
  answer: Answer;
  onChange: (answer: Answer) => void;
  slot: string;
  label: string;
  /** Beside a text that scrolls by itself: more marks than fit scroll too, and leave the text its room. */
  isScrolling?: boolean;
}) {
  const t = useTranslations("protocol.marks");
  const locale = useLocale();
  const flags = protocol.flags.filter((flag) => flag.target === "response");
  if (protocol.attributes.length === 0 && flags.length === 0) return null;
  return (
    <ScrollRegion
      label={t("of", { label })}
      isFocusable={false}
      className={classNames(
        "flex shrink-0 flex-col gap-2 border-t border-line px-4 py-2 text-sm",
        isScrolling && "lg:max-h-[24dvh] lg:overflow-y-auto",
      )}
    >
      {protocol.attributes.map((attribute) => {
        const name = inLanguage(attribute.label, locale);
        return (
          <ChoiceRow
            key={attribute.key}
            name={t("attributeOf", { attribute: name, label })}
            legend={name}
            meaning={attribute.meaning && inLanguage(attribute.meaning, locale)}
            low={attribute.lowLabel && inLanguage(attribute.lowLabel, locale)}
            high={attribute.highLabel && inLanguage(attribute.highLabel, locale)}
            options={scoresOf(attribute).map((score) => {
              const meaning = attribute.scoreMeanings?.[score];
              return {
                value: score,
                keyCap: keyOfScore(attribute, score),
                text: score,
                name: t("score", { label, attribute: name, score }),
                meaning: meaning && inLanguage(meaning, locale),
              };
            })}
            value={answer.scores[slot]?.[attribute.key] ?? null}
            isRequired={attribute.required}
            onChange={(score) => onChange(setScore(answer, slot, attribute.key, score))}
          />
        );
      })}
      {flags.length > 0 && (
        <FlagGroup
          name={t("flagsOf", { label })}
          flags={flags}
          isTicked={(key) => answer.flags.responses[slot]?.includes(key) ?? false}
          onToggle={(key) => onChange(toggleFlag(answer, slot, key))}
        />
      )}
    </ScrollRegion>
  );
}

function scoresOf({ min, max }: Attribute): number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

/** A score's own digit; ten is 0 where nought is no score, and is reached by arrow where it is. */
function keyOfScore({ min }: Attribute, score: number): string | null {
  if (score < 10) return String(score);
  return min > 0 ? "0" : null;
}
