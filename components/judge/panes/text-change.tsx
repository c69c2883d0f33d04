"use client";

import { diffWordsWithSpace } from "diff";
import { useLocale, useTranslations } from "next-intl";

/** So much of what stayed is shown around a change. */
const around = 240;

/** What changed between two texts, word by word, marked by more than a colour. */
export function TextChange({ before, after }: { before: string; after: string }) {
  const t = useTranslations("desk.guidelines");
  const locale = useLocale();
  const intlSegmenter = new Intl.Segmenter(locale, { granularity: "word" });
  const parts = diffWordsWithSpace(before, after, { intlSegmenter });
  return (
    <div className="prose-output whitespace-pre-wrap">
      {parts.map((part, index) => {
        const key = String(index);
        if (part.added)
          return (
            <ins key={key} className="rounded bg-accent-soft font-medium decoration-2">
              <span className="sr-only">{t("added")} </span>
              {part.value}
            </ins>
          );
        if (part.removed)
          return (
            <del key={key} className="text-quiet">
              <span className="sr-only">{t("removed")} </span>
              {part.value}
            </del>
          );
        return <span key={key}>{shorten(part.value, index === 0, index === parts.length - 1)}</span>;
      })}
    </div>
  );
}

/** The end of what stayed before a change, and the start of what stayed after one. */
function shorten(text: string, isFirst: boolean, isLast: boolean): string {
  const head = isFirst ? 0 : around;
  const tail = isLast ? 0 : around;
  if (text.length <= head + tail + 40) return text;
  return `${text.slice(0, head)} … ${tail > 0 ? text.slice(-tail) : ""}`;
}
