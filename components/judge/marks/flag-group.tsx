"use client";

import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { type Flag, inLanguage } from "@/lib/domain/protocol";
import { Tooltip } from "../../ui/tooltip";
import { KeyCap } from "../key-cap";
import { arrowTarget, keyOf } from "./group-keys";

/** Check boxes as one stop of the Tab key: digits tick, arrows move, Space ticks. */
export function FlagGroup({
  name,
  flags,
  isTicked,
  onToggle,
}: {
  name: string;
  flags: readonly Flag[];
  isTicked: (key: string) => boolean;
  onToggle: (key: string) => void;
}) {
  const t = useTranslations("protocol.marks");
  const locale = useLocale();
  const [current, setCurrent] = useState(0);
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = arrowTarget(event, "input");
    if (target) return target.focus();
    const index = flags.findIndex((_, place) => keyOf(place) === event.key);
    const flag = flags[index];
    if (!flag) return;
    event.preventDefault();
    onToggle(flag.key);
    event.currentTarget.querySelectorAll("input")[index]?.focus();
  }
  return (
    <fieldset
      aria-label={name}
      data-flags
      className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-4"
      onKeyDown={onKeyDown}
    >
      <p className="col-span-full text-xs text-quiet">
        {t("flags")} <KeyCap>L</KeyCap>
      </p>
      {flags.map((flag, index) => (
        <Tooltip key={flag.key} text={flag.meaning && inLanguage(flag.meaning, locale)}>
          <label className="flex min-h-8 items-start gap-2 py-1 leading-snug pointer-coarse:min-h-11 pointer-coarse:items-center">
            <input
              type="checkbox"
              className="mt-px size-4.5 shrink-0 accent-(--accent)"
              tabIndex={index === current ? 0 : -1}
              checked={isTicked(flag.key)}
              onFocus={() => setCurrent(index)}
              onChange={() => onToggle(flag.key)}
            />
            {keyOf(index) && <KeyCap>{keyOf(index) ?? ""}</KeyCap>}
            <span className="min-w-0">{inLanguage(flag.label, locale)}</span>
          </label>
        </Tooltip>
      ))}
    </fieldset>
  );
}
