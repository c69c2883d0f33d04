"use client";

import "katex/dist/katex.min.css";
import Markdown from "react-markdown";
import rehypeKatex from "rehype-katex";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { markdownOptions } from "./rich-text";
import { normaliseMath } from "./split-thinking";

/** Markdown with mathematics: loaded only where a text has some. KaTeX trusts nothing and shows what it cannot read. */
export default function MathText({ text }: { text: string }) {
  return (
    <Markdown
      {...markdownOptions}
      remarkPlugins={[remarkGfm, remarkMath]}
      rehypePlugins={[
        [rehypeKatex, { trust: false, strict: "ignore", throwOnError: false, maxExpand: 200, maxSize: 20 }],
      ]}
    >
      {normaliseMath(text)}
    </Markdown>
  );
}
