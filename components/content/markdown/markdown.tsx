"use client";

import { useTranslations } from "next-intl";
import { lazy, memo, type ReactElement, Suspense, useId, useMemo } from "react";
import Markdown, { type Components, type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import { Boundary } from "../../ui/boundary";
import { CodeBlock } from "../code-block";
import { Picture } from "../picture";
import { RawText } from "../raw-text";
import { isPathological } from "../text/chunks";
import { normaliseMath } from "../text/math";
import { Heading } from "./heading";
import { keepLines } from "./keep-lines";
import { Link } from "./link";
import { FormulaRegion, TableRegion } from "./regions";
import { shapeOutput, textIn } from "./shape-output";
import { TaskMark } from "./task-mark";

const MathMarkdown = lazy(() => import("./math-markdown"));

const components: Components = {
  a: Link,
  figure: FormulaRegion,
  h1: (props) => <Heading level={1} {...props} />,
  h2: (props) => <Heading level={2} {...props} />,
  h3: (props) => <Heading level={3} {...props} />,
  h4: (props) => <Heading level={4} {...props} />,
  h5: (props) => <Heading level={5} {...props} />,
  h6: (props) => <Heading level={6} {...props} />,
  img: ({ src, alt }) => <Picture src={typeof src === "string" ? src : ""} alt={alt ?? ""} />,
  input: TaskMark,
  pre: ({ node }) => {
    const code = node?.children[0];
    const element = code?.type === "element" ? code : undefined;
    const names = element?.properties.className;
    const name = Array.isArray(names)
      ? names.map(String).find((own) => own.startsWith("language-"))
      : undefined;
    return <CodeBlock code={textIn(element).replace(/\n$/, "")} language={name?.slice(9) ?? ""} />;
  },
  table: TableRegion,
};

/** The same for every text but for the ids: two responses with a footnote 1 each must not get in each other's way. */
export function markdownOptions(
  prefix: string,
  words: { footnotes: string; back: (at: number) => string },
): Options {
  return {
    remarkPlugins: [remarkGfm, keepLines],
    rehypePlugins: [[shapeOutput, { prefix }]],
    components,
    remarkRehypeOptions: {
      clobberPrefix: prefix,
      footnoteLabel: words.footnotes,
      footnoteLabelTagName: "p",
      footnoteBackLabel: (at: number) => words.back(at + 1),
    },
    // Links lead to the web, to mail and within this text; what a picture may be is for Picture to say.
    urlTransform: (url, key) => {
      if (key === "src") return url;
      if (key === "href" && url.startsWith(`#${prefix}`)) return url;
      return /^(https?:|mailto:)/i.test(url) ? url : "";
    },
  };
}

/**
 * Builds Markdown here and now.
 * @returns null where that fails (nesting beyond what a stack holds): the text is then shown as it is
 */
export function buildMarkdown(text: string, options: Options): ReactElement | null {
  try {
    return Markdown({ ...options, children: text });
  } catch {
    return null;
  }
}

/** One piece of Markdown; formulas, where it has some, as soon as their typesetter is there. */
export const MarkdownChunk = memo(function MarkdownChunk({ text }: { text: string }) {
  const t = useTranslations("content");
  const prefix = `${useId().replace(/[^\w-]/g, "")}-`;
  const options = useMemo(
    () => markdownOptions(prefix, { footnotes: t("footnotes"), back: (number) => t("toText", { number }) }),
    [prefix, t],
  );
  const plain = useMemo(() => (isPathological(text) ? null : buildMarkdown(text, options)), [text, options]);
  const math = useMemo(() => (plain ? normaliseMath(text) : null), [plain, text]);
  if (!plain) return <RawText text={text} />;
  if (math === null) return plain;
  return (
    <Boundary fallback={plain}>
      <Suspense fallback={plain}>
        <MathMarkdown text={math} options={options} fallback={plain} />
      </Suspense>
    </Boundary>
  );
});
