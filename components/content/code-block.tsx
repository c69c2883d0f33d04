"use client";

import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import type { Token } from "./highlight/highlighter";
import { useTokens } from "./highlight/use-tokens";
import { OverflowRegion } from "./overflow-region";
import { chunkLines } from "./text/chunks";
import { useCopy } from "./use-copy";
import { VisibleText } from "./visible-text";

/** Code with its language, coloured once its grammar is there (nothing moves then), and copied as it came. */
export const CodeBlock = memo(function CodeBlock({
  code,
  language,
  title,
}: {
  code: string;
  language: string;
  title?: string;
}) {
  const t = useTranslations("content");
  const tokens = useTokens(code, language);
  const { isCopied, copy } = useCopy(code);
  return (
    <div className="code-block" dir="ltr">
      <div className="code-head">
        <span className="truncate">{title ?? language}</span>
        <button type="button" onClick={copy} className="code-copy" aria-label={t("copyCode")}>
          {isCopied ? t("copied") : t("copy")}
        </button>
      </div>
      <OverflowRegion label={t("code")} className="code-body">
        <pre>
          <code>{tokens ? tokens.map(coloured) : <PlainCode code={code} />}</code>
        </pre>
      </OverflowRegion>
    </div>
  );
});

function coloured(line: Token[], index: number) {
  return (
    <span key={String(index)}>
      {index > 0 && "\n"}
      {line.map((token, place) =>
        token.kind ? (
          <span key={String(place)} className={`code-${token.kind}`}>
            <VisibleText text={token.text} />
          </span>
        ) : (
          <VisibleText key={String(place)} text={token.text} />
        ),
      )}
    </span>
  );
}

/** What is off screen of a long listing costs no layout. */
function PlainCode({ code }: { code: string }) {
  const chunks = useMemo(() => chunkLines(code), [code]);
  if (chunks.length === 1) return <VisibleText text={code} />;
  return chunks.map((chunk, index) => (
    <span key={String(index)} className="content-chunk block">
      <VisibleText text={chunk} />
    </span>
  ));
}
