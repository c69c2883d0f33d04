"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useDeferredValue } from "react";
import { Tool } from "./tool";
import { useFind } from "./use-find";

/** Finds a text in all responses at once. Enter goes on, Shift+Enter back, Escape ends. */
export function FindBar({
  sought,
  onChange,
  onClose,
  input,
  labels,
  step,
}: {
  sought: string;
  onChange: (sought: string) => void;
  onClose: () => void;
  input: RefObject<HTMLInputElement | null>;
  labels: readonly string[];
  /** Where the page's keys find how to go on and back. */
  step: RefObject<((by: 1 | -1) => void) | null>;
}) {
  const t = useTranslations("compare");
  const found = useFind(useDeferredValue(sought));
  step.current = found.step;
  const total = found.counts.reduce((sum, count) => sum + count, 0);
  function onKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") onClose();
    else found.step(event.shiftKey ? -1 : 1);
  }
  return (
    <search className="flex flex-wrap items-center gap-1">
      <input
        ref={input}
        type="search"
        aria-label={t("find")}
        placeholder={t("findHint")}
        className="min-h-8 w-44 rounded-md border border-line-strong bg-paper px-2 text-sm"
        value={sought}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKey}
      />
      <span role="status" className="min-w-24 text-sm text-quiet tabular-nums">
        {sought.trim() === ""
          ? ""
          : total === 0
            ? t("foundNone")
            : t("found", {
                here: found.here + 1,
                total,
                each: labels.map((label, index) => `${label} ${found.counts[index] ?? 0}`).join(" · "),
              })}
      </span>
      <Tool name={t("previous")} keyCap="," onClick={() => found.step(-1)} isOff={total === 0}>
        ↑
      </Tool>
      <Tool name={t("next")} keyCap="." onClick={() => found.step(1)} isOff={total === 0}>
        ↓
      </Tool>
      <Tool name={t("findClose")} keyCap="Esc" onClick={onClose}>
        ✕
      </Tool>
    </search>
  );
}
