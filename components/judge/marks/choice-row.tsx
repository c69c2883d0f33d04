"use client";

import { type KeyboardEvent, type ReactNode, useId } from "react";
import { classNames } from "../../ui/class-names";
import { Tooltip } from "../../ui/tooltip";
import { KeyCap } from "../key-cap";
import { focusNext } from "./group-keys";

export interface RowOption<Value> {
  value: Value;
  /** The key that chooses it while the row has the focus. */
  keyCap: string | null;
  text: ReactNode;
  /** Said in full to readers, where `text` is only a digit. */
  name?: string;
  meaning?: string | undefined;
}

/**
 * One question with one answer: scores, confidence, one of several. A row is one stop of the Tab key; a digit answers it
 * and goes on to the next question that still wants an answer; Backspace takes the answer back.
 */
export function ChoiceRow<Value extends string | number>({
  name,
  legend,
  meaning,
  low,
  high,
  options,
  value,
  isRequired,
  shortcut,
  onChange,
}: {
  name: string;
  legend: ReactNode;
  meaning?: string | undefined;
  low?: string | undefined;
  high?: string | undefined;
  options: readonly RowOption<Value>[];
  value: Value | null;
  isRequired: boolean;
  shortcut?: string;
  onChange: (value: Value | null) => void;
}) {
  const group = useId();
  const isNumeric = options.every((option) => typeof option.value === "number");
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = options.findIndex((option) => option.keyCap === event.key);
    const chosen = options[index];
    if (chosen) {
      event.preventDefault();
      onChange(chosen.value);
      const row = event.currentTarget;
      row.querySelectorAll("input")[index]?.focus();
      if (value === null) requestAnimationFrame(() => goOn(row));
      return;
    }
    if (event.key !== "Backspace" || value === null) return;
    event.preventDefault();
    onChange(null);
  }
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Tooltip text={meaning}>
        <span className="inline-flex min-w-28 items-center gap-1.5 font-medium">
          <span className={meaning && "underline decoration-dotted underline-offset-4"}>{legend}</span>
          {isRequired && <span aria-hidden="true">*</span>}
          {shortcut && <KeyCap>{shortcut}</KeyCap>}
        </span>
      </Tooltip>
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        {low && <span className="min-w-14 text-end text-xs text-quiet">{low}</span>}
        <div
          role="radiogroup"
          aria-label={name}
          aria-required={isRequired}
          data-question={value === null && isRequired ? "open" : "answered"}
          className="flex flex-wrap gap-1"
          onKeyDown={onKeyDown}
        >
          {options.map((option) => {
            const isSet = option.value === value;
            return (
              <Tooltip key={option.value} text={option.meaning}>
                <label
                  className={classNames(
                    "relative inline-flex min-h-8 min-w-8 cursor-pointer items-center justify-center gap-1.5 rounded border px-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:min-h-11 pointer-coarse:min-w-11",
                    isSet
                      ? "border-accent bg-accent text-accent-ink"
                      : "border-line-strong bg-paper text-ink hover:bg-accent-soft",
                  )}
                >
                  <input
                    type="radio"
                    name={group}
                    className="absolute inset-0 cursor-pointer appearance-none opacity-0"
                    aria-label={option.name}
                    aria-description={option.meaning}
                    checked={isSet}
                    onChange={() => onChange(option.value)}
                    onClick={() => isSet && onChange(null)}
                  />
                  {!isNumeric && option.keyCap && <KeyCap>{option.keyCap}</KeyCap>}
                  {option.text}
                </label>
              </Tooltip>
            );
          })}
        </div>
        {high && <span className="text-xs text-quiet">{high}</span>}
      </span>
    </div>
  );
}

/** On to the next question without an answer; where there is none the focus stays, for a change of mind. */
function goOn(row: Element): void {
  const task = row.closest("[data-task]");
  if (task?.querySelector("[data-question=open]")) focusNext(task, "[data-question=open]");
}
