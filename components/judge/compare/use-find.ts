"use client";

import { useEffect, useRef, useState } from "react";
import { findText, mostFound, rangeOf } from "./find-text";
import { responseTexts } from "./panes";

export interface Finding {
  /** How often in each response, in the order shown. */
  counts: readonly number[];
  /** Which one is looked at, from 0; -1 where there is none. */
  here: number;
  step: (by: 1 | -1) => void;
}

/** The build's CSS compiler does not know ::highlight yet. */
let styles: CSSStyleSheet | null = null;
function addStyles(): void {
  if (styles) return;
  styles = new CSSStyleSheet();
  styles.replaceSync(
    ["found", "found-here"]
      .map((name) => `::highlight(${name}) { background-color: var(--${name}); color: var(--${name}-ink); }`)
      .join("\n"),
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];
}

const nothing = { counts: [] as number[], here: -1 };

/**
 * Finds a text in all responses and marks it (CSS highlights: the text itself stays as it is, so nothing moves and the
 * page's own structure is untouched).
 */
export function useFind(sought: string): Finding {
  const [state, setState] = useState(nothing);
  const ranges = useRef<Range[]>([]);

  useEffect(() => {
    const clear = () => {
      CSS.highlights?.delete("found");
      CSS.highlights?.delete("found-here");
    };
    ranges.current = [];
    if (sought.trim() === "" || !("highlights" in CSS)) {
      clear();
      setState(nothing);
      return;
    }
    addStyles();
    const look = () => {
      const found = responseTexts().map((element) => findText(element, sought, mostFound).map(rangeOf));
      ranges.current = found.flat();
      CSS.highlights.set("found", new Highlight(...ranges.current));
      const counts = found.map((own) => own.length);
      setState((before) => ({
        counts,
        here: Math.min(Math.max(0, before.here), ranges.current.length - 1),
      }));
    };
    // Texts change under it: colours arrive, long ones grow, raw text is switched on.
    let timer = setTimeout(look, 120);
    const watch = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(look, 250);
    });
    for (const element of responseTexts())
      watch.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      clear();
    };
  }, [sought]);

  const total = state.counts.reduce((sum, count) => sum + count, 0);
  useEffect(() => {
    const range = ranges.current[state.here];
    if (!range || total === 0) {
      CSS.highlights?.delete("found-here");
      return;
    }
    const mark = new Highlight(range);
    mark.priority = 1;
    CSS.highlights.set("found-here", mark);
    show(range);
  }, [state.here, total]);

  const step = (by: 1 | -1) =>
    setState((before) => (total === 0 ? before : { ...before, here: (before.here + by + total) % total }));
  return { ...state, step };
}

/** Brings a range into view, unfolding what hides it. */
function show(range: Range): void {
  const element = range.startContainer.parentElement;
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement?.closest("details"))
    fold.open = true;
  element?.scrollIntoView({ block: "center", inline: "nearest" });
}
