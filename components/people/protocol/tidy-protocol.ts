import type { LocalizedText, Protocol, Term } from "@/lib/domain/protocol";
import { halvesOf } from "./localized";

/**
 * A protocol as it stands in the form, made fit to be checked: empty texts that may be missing are left out, a text in one
 * language serves both, and words for levels that are not there are dropped.
 */
export function tidyProtocol(draft: Protocol): Protocol {
  const { comparison, choices, question, ...rest } = draft;
  const asked = text(question);
  return {
    ...rest,
    comparison: comparison.kind === "pairwise" ? tidyScale(comparison) : comparison,
    ...(asked === "" ? {} : { question: asked }),
    attributes: draft.attributes.map(({ lowLabel, highLabel, meaning, scoreMeanings, ...attribute }) => ({
      ...attribute,
      label: text(attribute.label),
      ...optional({ lowLabel, highLabel, meaning }),
      ...scores(scoreMeanings, attribute.min, attribute.max),
    })),
    flags: draft.flags.map(({ meaning, ...flag }) => ({
      ...flag,
      label: text(flag.label),
      ...optional({ meaning }),
    })),
    ...(choices && choices.length > 0
      ? {
          choices: choices.map((choice) => ({
            ...choice,
            label: text(choice.label),
            options: choice.options.map((option) => ({ key: option.key, ...tidyTerm(option) })),
          })),
        }
      : {}),
    skipReasons: draft.skipReasons.map((reason) => ({ ...reason, label: text(reason.label) })),
  };
}

function tidyScale({
  levelTerms = [],
  tieTerm,
  bothBadTerm,
  ...scale
}: Extract<Protocol["comparison"], { kind: "pairwise" }>): Protocol["comparison"] {
  const levels = levelTerms.slice(0, scale.levels).map(tidyTerm);
  const tie = scale.tie && tieTerm ? tidyTerm(tieTerm) : undefined;
  const bothBad = scale.bothBad && bothBadTerm ? tidyTerm(bothBadTerm) : undefined;
  return {
    ...scale,
    ...(levels.some(({ label }) => label !== "") ? { levelTerms: levels } : {}),
    ...(tie && tie.label !== "" ? { tieTerm: tie } : {}),
    ...(bothBad && bothBad.label !== "" ? { bothBadTerm: bothBad } : {}),
  };
}

function tidyTerm({ label, meaning }: Term): Term {
  return { label: text(label), ...optional({ meaning }) };
}

function text(value: LocalizedText | undefined): LocalizedText {
  const en = halvesOf(value).en.trim();
  const zh = halvesOf(value).zh.trim();
  if (en === "" || zh === "") return en || zh;
  return { en, zh };
}

function optional<Name extends string>(
  texts: Record<Name, LocalizedText | undefined>,
): Partial<Record<Name, LocalizedText>> {
  const entries = Object.entries<LocalizedText | undefined>(texts)
    .map(([name, value]) => [name, text(value)])
    .filter(([, value]) => value !== "");
  return Object.fromEntries(entries) as Partial<Record<Name, LocalizedText>>;
}

function scores(meanings: Record<string, LocalizedText> | undefined, min: number, max: number) {
  const kept = Object.entries(meanings ?? {})
    .map(([score, value]) => [score, text(value)] as const)
    .filter(([score, value]) => value !== "" && Number(score) >= min && Number(score) <= max);
  return kept.length > 0 ? { scoreMeanings: Object.fromEntries(kept) } : {};
}
