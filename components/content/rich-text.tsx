"use client";

import { useTranslations } from "next-intl";
import { lazy, memo, Suspense, useState } from "react";
import Markdown, { type Components, type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import { hasMath, showControls, splitThinking } from "./split-thinking";

const MathText = lazy(() => import("./math-text"));

/** Beyond this, a text is shown as it is: building its Markdown would freeze the page. */
const plainAbove = 120_000;

const safeData = /^data:image\/(png|jpe?g|gif|webp);base64,/i;
const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
      {children}
    </a>
  ),
  img: ({ src, alt }) => <Picture src={typeof src === "string" ? src : ""} alt={alt ?? ""} />,
};

/** Links only to the web and to mail; pictures only inline or, when asked for, from the web. */
function urlTransform(url: string, key: string): string {
  if (key === "src") return safeData.test(url) || /^https?:/i.test(url) ? url : "";
  return /^(https?:|mailto:)/i.test(url) ? url : "";
}

export const markdownOptions: Options = { remarkPlugins: [remarkGfm], components, urlTransform };

/** A picture from elsewhere would tell its server who reads: it is named, never loaded. */
export function Picture({ src, alt }: { src: string; alt: string }) {
  const t = useTranslations("judge");
  if (safeData.test(src)) {
    // A data URL needs no optimiser, and must not reach the server.
    const Image = "img";
    return <Image src={src} alt={alt} />;
  }
  return (
    <span className="inline-block rounded border border-dashed border-line-strong px-2 py-1 text-sm text-quiet">
      {t("remoteImage", { alt: alt || "–" })} <span className="break-all">{src}</span>
    </span>
  );
}

/**
 * Model output as Markdown. It is hostile input: no HTML is interpreted, nothing is loaded, and what it says in control
 * characters is shown.
 */
export const RichText = memo(function RichText({ text, isRaw = false }: { text: string; isRaw?: boolean }) {
  const t = useTranslations("judge");
  const [isWhole, setWhole] = useState(false);
  const visible = showControls(text);
  if (isRaw || visible.length > plainAbove) {
    const shown = isWhole ? visible : visible.slice(0, plainAbove);
    return (
      <div dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        {shown}
        {shown.length < visible.length && (
          <button type="button" className="block text-accent underline" onClick={() => setWhole(true)}>
            {t("showAll", { count: visible.length })}
          </button>
        )}
      </div>
    );
  }
  return (
    <div dir="auto" className="prose-output">
      {splitThinking(visible).map((passage, index) => {
        const key = `${passage.kind}-${String(index)}`;
        if (passage.kind === "text") return <Passage key={key} text={passage.text} />;
        return (
          <details key={key} className="rounded border border-line bg-desk px-3 py-1 text-quiet">
            <summary className="cursor-pointer text-sm">{t("thinking")}</summary>
            <Passage text={passage.text} />
          </details>
        );
      })}
    </div>
  );
});

function Passage({ text }: { text: string }) {
  const plain = <Markdown {...markdownOptions}>{text}</Markdown>;
  if (!hasMath(text)) return plain;
  return (
    <Suspense fallback={plain}>
      <MathText text={text} />
    </Suspense>
  );
}
