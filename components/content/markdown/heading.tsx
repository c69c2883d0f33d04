import { createElement, type HTMLAttributes } from "react";
import type { ExtraProps } from "react-markdown";

/** A heading within a response: below the response's own heading in the page's outline, its size by its level. */
export function Heading({
  level,
  node: _,
  ...rest
}: { level: number } & HTMLAttributes<HTMLHeadingElement> & ExtraProps) {
  return createElement(`h${Math.min(6, level + 2)}`, { ...rest, "data-level": level });
}
