"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Answer } from "@/lib/domain/judgment";
import { inLanguage, type Protocol } from "@/lib/domain/protocol";
import { chooseOption, toggleFlag } from "../answer-state";
import { ChoiceRow } from "./choice-row";
import { FlagGroup } from "./flag-group";
import { keyOf } from "./group-keys";

/** What is said of the judgment as a whole: questions with one answer, flags of the prompt, confidence. */
export function JudgmentMarks({
  protocol,
  answer,
  onChange,
}: {
  protocol: Protocol;
  answer: Answer;
  onChange: (answer: Answer) => void;
}) {
  const t = useTranslations("protocol.marks");
  const locale = useLocale();
  const flags = protocol.flags.filter((flag) => flag.target === "prompt");
  const choices = protocol.choices ?? [];
  if (flags.length === 0 && choices.length === 0 && protocol.confidence === "off") return null;
  return (
    <section
      aria-label={t("judgment")}
      className="flex shrink-0 flex-col gap-2 rounded-lg border border-line bg-paper px-4 py-2 text-sm"
    >
      {choices.map((choice) => {
        const name = inLanguage(choice.label, locale);
        return (
          <ChoiceRow
            key={choice.key}
            name={name}
            legend={name}
            options={choice.options.map((option, index) => ({
              value: option.key,
              keyCap: keyOf(index),
              text: inLanguage(option.label, locale),
              meaning: option.meaning && inLanguage(option.meaning, locale),
            }))}
            value={choice.options.find(({ key }) => answer.flags.prompt.includes(key))?.key ?? null}
            isRequired={choice.required}
            onChange={(key) => onChange(chooseOption(answer, choice, key))}
          />
        );
      })}
      {flags.length > 0 && (
        <FlagGroup
          name={t("flagsOfPrompt")}
          flags={flags}
          isTicked={(key) => answer.flags.prompt.includes(key)}
          onToggle={(key) => onChange(toggleFlag(answer, null, key))}
        />
      )}
      {protocol.confidence !== "off" && (
        <div data-confidence>
          <ChoiceRow
            name={t("confidence")}
            legend={t("confidence")}
            low={t("guess")}
            high={t("certain")}
            shortcut="C"
            options={[1, 2, 3, 4, 5].map((level) => ({ value: level, keyCap: String(level), text: level }))}
            value={answer.confidence}
            isRequired={protocol.confidence === "required"}
            onChange={(confidence) => onChange({ ...answer, confidence })}
          />
        </div>
      )}
    </section>
  );
}
