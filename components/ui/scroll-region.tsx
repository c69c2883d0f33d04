import type { ReactNode } from "react";
import { classNames } from "./class-names";

/**
 * A part of the page that scrolls by itself: a named region that the keyboard can reach, or its end could not be read. It is
 * where texts for screen readers alone are placed, which would otherwise make the whole page as wide as what it holds.
 */
export function ScrollRegion({
  label,
  className,
  isFocusable = true,
  marks,
  children,
}: {
  label: string;
  className?: string;
  isFocusable?: boolean;
  /** Data attributes by which others find it. */
  marks?: Record<`data-${string}`, string>;
  children: ReactNode;
}) {
  const focus = isFocusable ? { tabIndex: 0 } : {};
  return (
    <section aria-label={label} className={classNames("relative", className)} {...focus} {...marks}>
      {children}
    </section>
  );
}
