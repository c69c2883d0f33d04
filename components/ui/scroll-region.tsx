import type { ReactNode } from "react";

/** A part of the page that scrolls by itself: a named region that the keyboard can reach, or its end could not be read. */
export function ScrollRegion({
  label,
  className,
  isFocusable = true,
  children,
}: {
  label: string;
  className?: string;
  isFocusable?: boolean;
  children: ReactNode;
}) {
  const focus = isFocusable ? { tabIndex: 0 } : {};
  return (
    <section aria-label={label} className={className} {...focus}>
      {children}
    </section>
  );
}
