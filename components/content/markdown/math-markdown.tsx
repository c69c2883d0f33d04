"use client";

import "katex/dist/katex.min.css";
import { type ReactNode, useMemo } from "react";
import type { Options } from "react-markdown";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";
import { buildMarkdown } from "./markdown";

/** A formula that is not understood is shown as it was written; none may link, load, name elements or grow beyond a line's reach. */
const katex = {
  trust: false,
  strict: "ignore",
  throwOnError: false,
  maxExpand: 200,
  maxSize: 12,
  errorColor: "inherit",
} as const;

/** Markdown with mathematics: loaded only where a text has some. */
export default function MathMarkdown({
  text,
  options,
  fallback,
}: {
  text: string;
  options: Options;
  fallback: ReactNode;
}) {
  return useMemo(
    () =>
      buildMarkdown(text, {
        ...options,
        remarkPlugins: [...(options.remarkPlugins ?? []), remarkMath],
        rehypePlugins: [[rehypeKatex, katex], ...(options.rehypePlugins ?? [])],
      }) ?? fallback,
    [text, options, fallback],
  );
}
