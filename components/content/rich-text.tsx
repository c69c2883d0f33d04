"use client";

import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { Building } from "./building";
import { MarkdownChunk } from "./markdown/markdown";
import { OverflowRegion } from "./overflow-region";
import { RawText } from "./raw-text";
import { chunkMarkdown } from "./text/chunks";
import { splitPassages } from "./text/passages";
import { ToolCall, ToolResult } from "./tool-block";
import { useProgress } from "./use-progress";

/**
 * Text that a person or a model wrote, as Markdown. It is hostile input: no HTML is interpreted, nothing is loaded, nothing
 * is painted outside its box, and what it says in invisible characters is shown.
 * @param hasTraces whether `<think>` and its like set reasoning and tool calls apart, as in what models say
 */
export const RichText = memo(function RichText({
  text,
  isRaw = false,
  hasTraces = false,
}: {
  text: string;
  isRaw?: boolean;
  hasTraces?: boolean;
}) {
  const t = useTranslations("content");
  if (isRaw) return <RawText text={text} />;
  return (
    <OverflowRegion label={t("text")} className="prose-output">
      {hasTraces ? <Passages text={text} /> : <LongMarkdown text={text} />}
    </OverflowRegion>
  );
});

function Passages({ text }: { text: string }) {
  const t = useTranslations("content");
  const passages = useMemo(() => splitPassages(text), [text]);
  return passages.map((passage, index) => {
    const key = `${passage.kind}-${String(index)}`;
    if (passage.kind === "text") return <LongMarkdown key={key} text={passage.text} />;
    if (passage.kind === "tool-call") return <ToolCall key={key} written={passage.text} />;
    if (passage.kind === "tool-result") return <ToolResult key={key} text={passage.text} />;
    return (
      // A trace without an answer is all there is to read.
      <details key={key} className="trace" open={passages.length === 1}>
        <summary>{passage.isClosed ? t("thinking") : t("thinkingCut")}</summary>
        <LongMarkdown text={passage.text} />
      </details>
    );
  });
}

/** Markdown of any length, built piece by piece. */
function LongMarkdown({ text }: { text: string }) {
  const chunks = useMemo(() => chunkMarkdown(text), [text]);
  const built = useProgress(chunks.length);
  if (chunks.length === 1) return <MarkdownChunk text={text} />;
  return (
    <>
      {chunks.slice(0, built).map((chunk, index) => (
        <div key={String(index)} className="content-chunk">
          <MarkdownChunk text={chunk} />
        </div>
      ))}
      <Building built={built} total={chunks.length} />
    </>
  );
}
