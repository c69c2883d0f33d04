import { useTranslations } from "next-intl";
import type { AnnotatorView } from "@/lib/domain/api/annotators";
import { useFigures } from "../use-figures";

/** What an annotator's figures say, in one sentence. @returns a function of the figures and of whom they are about; null: of the reader */
export function useAnnotatorSentence() {
  const t = useTranslations("annotators");
  const { percent } = useFigures();
  return ({ annotator, everybody }: AnnotatorView, name: string | null): string => {
    const { rest } = annotator;
    const figures = {
      name: name ?? "",
      share: percent(rest.value),
      all: percent(everybody.value),
      judgments: annotator.judgments,
    };
    if (rest.value === null) return t(name === null ? "sentenceAloneYou" : "sentenceAlone", figures);
    return t(name === null ? "sentenceYou" : "sentence", figures);
  };
}
