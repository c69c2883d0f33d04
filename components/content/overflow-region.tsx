"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** A part of a text that scrolls sideways. It takes the focus, and so the arrow keys, only while there is something to scroll. */
export function OverflowRegion({
  label,
  className,
  children,
}: {
  label: string;
  className: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setOverflows(element.scrollWidth > element.clientWidth));
    watch.observe(element);
    for (const child of element.children) watch.observe(child);
    return () => watch.disconnect();
  }, []);
  const focus = overflows ? { tabIndex: 0, role: "group", "aria-label": label } : {};
  return (
    <div ref={box} className={className} {...focus}>
      {children}
    </div>
  );
}
