"use client";

import { diffWordsWithSpace } from "diff";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";

/** Beyond this many characters a comparison by words would hold up the typing. */
const longest = 40_000;

/** What a rewrite changed, word by word; Chinese by its words too. Loaded when a rewrite is open. */
export default function RewriteDiff({ before, after }: { before: string; after: string }) {
  const t = useTranslations("protocol.rewrite");
  const locale = useLocale();
  const now = useDeferredValue(after);
  const changes = useMemo(() => {
    if (before.length + now.length > longest) return null;
    const intlSegmenter = new Intl.Segmenter(locale, { granularity: "word" });
    return diffWordsWithSpace(before, now, { intlSegmenter });
  }, [before, now, locale]);
  if (!changes) return <p className="text-quiet">{t("tooLong")}</p>;
  return (
    <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {changes.map((change, index) => {
        const key = `${String(index)}`;
        if (change.added)
          return (
            <ins key={key} className="bg-side-a-soft text-side-a underline">
              {change.value}
            </ins>
          );
        if (change.removed)
          return (
            <del key={key} className="bg-side-b-soft text-side-b line-through">
              {change.value}
            </del>
          );
        return <span key={key}>{change.value}</span>;
      })}
    </p>
  );
}
