"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Answer } from "@/lib/domain/judgment";
import { inLanguage, type Protocol } from "@/lib/domain/protocol";
import { classNames } from "../../ui/class-names";
import { Checkbox } from "../../ui/field";
import { setScore, toggleFlag } from "../answer-state";

interface Props {
  protocol: Protocol;
  answer: Answer;
  onChange: (answer: Answer) => void;
}

/** A response's scores and flags, where the protocol asks for them. */
export function ResponseMarks({
  protocol,
  answer,
  onChange,
  slot,
  label,
}: Props & { slot: string; label: string }) {
  const locale = useLocale();
  const flags = protocol.flags.filter((flag) => flag.target === "response");
  if (protocol.attributes.length === 0 && flags.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 border-t border-line px-4 py-2 text-sm">
      {protocol.attributes.map((attribute) => (
        <fieldset key={attribute.key} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <legend className="float-start me-2 font-medium">{inLanguage(attribute.label, locale)}</legend>
          {attribute.lowLabel && (
            <span className="text-xs text-quiet">{inLanguage(attribute.lowLabel, locale)}</span>
          )}
          {Array.from({ length: attribute.max - attribute.min + 1 }, (_, index) => attribute.min + index).map(
            (score) => {
              const isSet = answer.scores[slot]?.[attribute.key] === score;
              return (
                <button
                  key={score}
                  type="button"
                  aria-pressed={isSet}
                  aria-label={`${label}: ${inLanguage(attribute.label, locale)} ${score}`}
                  className={classNames(
                    "size-8 rounded border",
                    isSet
                      ? "border-accent bg-accent text-accent-ink"
                      : "border-line-strong hover:bg-accent-soft",
                  )}
                  onClick={() => onChange(setScore(answer, slot, attribute.key, score))}
                >
                  {score}
                </button>
              );
            },
          )}
          {attribute.highLabel && (
            <span className="text-xs text-quiet">{inLanguage(attribute.highLabel, locale)}</span>
          )}
        </fieldset>
      ))}
      {flags.length > 0 && (
        <div className="flex flex-wrap gap-x-4">
          {flags.map((flag) => (
            <Checkbox
              key={flag.key}
              label={inLanguage(flag.label, locale)}
              checked={answer.flags.responses[slot]?.includes(flag.key) ?? false}
              onChange={() => onChange(toggleFlag(answer, slot, flag.key))}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** What is said of the judgment as a whole: flags of the prompt, confidence, a better version, the ideal answer. */
export function JudgmentMarks({
  protocol,
  answer,
  onChange,
  slots,
}: Props & { slots: { slot: string; label: string; text: string }[] }) {
  const t = useTranslations("judge");
  const locale = useLocale();
  const flags = protocol.flags.filter((flag) => flag.target === "prompt");
  const isDemonstration = protocol.comparison.kind === "demonstration";
  const best = slots.find(({ slot }) => slot === (answer.tiers[0]?.[0] ?? slots[0]?.slot));
  const last = answer.demonstration?.at(-1)?.content;
  return (
    <div className="flex flex-col gap-2 text-sm empty:hidden">
      {flags.length > 0 && (
        <div className="flex flex-wrap gap-x-4">
          {flags.map((flag) => (
            <Checkbox
              key={flag.key}
              label={inLanguage(flag.label, locale)}
              checked={answer.flags.prompt.includes(flag.key)}
              onChange={() => onChange(toggleFlag(answer, null, flag.key))}
            />
          ))}
        </div>
      )}
      {protocol.confidence !== "off" && (
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className="float-start me-2 font-medium">{t("confidence")}</legend>
          {[1, 2, 3, 4, 5].map((level) => (
            <button
              key={level}
              type="button"
              aria-pressed={answer.confidence === level}
              className={classNames(
                "min-h-8 min-w-8 rounded border px-2",
                answer.confidence === level
                  ? "border-accent bg-accent text-accent-ink"
                  : "border-line-strong",
              )}
              onClick={() => onChange({ ...answer, confidence: level })}
            >
              {level}
            </button>
          ))}
        </fieldset>
      )}
      {protocol.rewrite !== "off" && best && (
        <label className="flex flex-col gap-1">
          <span className="font-medium">{t("rewrite", { label: best.label })}</span>
          <textarea
            className="min-h-24 rounded-md border border-line-strong bg-paper px-3 py-2 text-base"
            value={answer.rewrite?.content ?? best.text}
            onChange={({ target }) =>
              onChange({
                ...answer,
                rewrite:
                  target.value && target.value !== best.text
                    ? { responseId: best.slot, content: target.value }
                    : null,
              })
            }
          />
        </label>
      )}
      {isDemonstration && (
        <label className="flex flex-col gap-1">
          <span className="font-medium">{t("ideal")}</span>
          <textarea
            className="min-h-60 rounded-md border border-line-strong bg-paper px-3 py-2 text-base"
            value={typeof last === "string" ? last : ""}
            onChange={({ target }) =>
              onChange({
                ...answer,
                demonstration: target.value ? [{ role: "assistant", content: target.value }] : null,
              })
            }
          />
        </label>
      )}
    </div>
  );
}
