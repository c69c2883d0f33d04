"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useRef, useState } from "react";
import type { AssignmentView } from "@/lib/domain/api/assign";
import { textOfAll } from "@/lib/domain/message";
import { Boundary } from "../../ui/boundary";
import { labelOf } from "../label";
import { useShortcuts } from "../use-shortcuts";
import { FindBar } from "./find-bar";
import { scrollTexts, toggleEarlier } from "./panes";
import { changeReading, sizes, useReading, widths } from "./reading-store";
import { Tool } from "./tool";
import { useSyncScroll } from "./use-sync-scroll";

const DiffDialog = lazy(() => import("./diff-dialog"));

/** What helps to read and compare: find, differences, scrolling together, raw text, size and width. All by keys. */
export function ReadingTools({ assignment, isOn }: { assignment: AssignmentView; isOn: boolean }) {
  const t = useTranslations("compare");
  const reading = useReading();
  const { responses } = assignment;
  const isPair = responses.length === 2;
  const [isFinding, setFinding] = useState(false);
  const [sought, setSought] = useState("");
  const [isComparing, setComparing] = useState(false);
  const [wasCompared, setWasCompared] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const step = useRef<((by: 1 | -1) => void) | null>(null);
  useSyncScroll(isPair && reading.isSynced);

  const find = () => {
    if (responses.length === 0) return;
    setFinding(true);
    // The field exists after this event only.
    requestAnimationFrame(() => input.current?.select());
  };
  const endFind = () => {
    setFinding(false);
    setSought("");
  };
  const compare = () => {
    if (responses.length < 2) return;
    setWasCompared(true);
    setComparing(true);
  };
  const resize = (by: 1 | -1) =>
    changeReading({ size: Math.min(sizes.length - 1, Math.max(0, reading.size + by)) });
  const widen = (by: 1 | -1) =>
    changeReading({ width: Math.min(widths.length - 1, Math.max(0, reading.width + by)) });
  const sync = () => changeReading({ isSynced: !reading.isSynced });
  const raw = () => changeReading({ isRaw: !reading.isRaw, rawSince: reading.rawSince + 1 });
  useShortcuts(
    [
      { key: "/", run: find },
      { key: ".", run: () => step.current?.(1) },
      { key: ",", run: () => step.current?.(-1) },
      { key: "d", run: compare },
      ...(isPair ? [{ key: "y", run: sync }] : []),
      { key: "u", run: raw },
      { key: "o", run: toggleEarlier },
      { key: "j", run: () => scrollTexts(1) },
      { key: "pagedown", run: () => scrollTexts(1) },
      { key: "i", run: () => scrollTexts(-1) },
      { key: "pageup", run: () => scrollTexts(-1) },
      { key: "+", run: () => resize(1) },
      { key: "=", run: () => resize(1) },
      { key: "-", run: () => resize(-1) },
      { key: "]", run: () => widen(1) },
      { key: "[", run: () => widen(-1) },
    ],
    isOn && !isComparing,
  );

  return (
    <fieldset aria-label={t("tools")} className="-my-2 flex shrink-0 flex-wrap items-center gap-x-1">
      {isFinding ? (
        <FindBar
          sought={sought}
          onChange={setSought}
          onClose={endFind}
          input={input}
          labels={responses.map((_, index) => labelOf(index))}
          step={step}
        />
      ) : (
        responses.length > 0 && (
          <Tool name={t("find")} keyCap="/" onClick={find}>
            {t("findShort")}
          </Tool>
        )
      )}
      {responses.length > 1 && (
        <Tool name={t("diffTitle")} keyCap="D" onClick={compare}>
          {t("diff")}
        </Tool>
      )}
      {isPair && (
        <Tool
          name={t("syncLong")}
          keyCap="Y"
          onClick={sync}
          isPressed={reading.isSynced}
          className="max-lg:hidden"
        >
          {t("sync")}
        </Tool>
      )}
      {responses.length > 0 && (
        <Tool name={t("rawAll")} keyCap="U" onClick={raw} isPressed={reading.isRaw}>
          {t("raw")}
        </Tool>
      )}
      <span className="ms-auto flex items-center">
        <Tool name={t("smaller")} keyCap="-" onClick={() => resize(-1)} isOff={reading.size === 0}>
          A−
        </Tool>
        <Tool
          name={t("larger")}
          keyCap="+"
          onClick={() => resize(1)}
          isOff={reading.size === sizes.length - 1}
        >
          A+
        </Tool>
        <Tool
          name={t("narrower")}
          keyCap="["
          onClick={() => widen(-1)}
          isOff={reading.width === 0}
          className="max-md:hidden"
        >
          ⇥⇤
        </Tool>
        <Tool
          name={t("wider")}
          keyCap="]"
          onClick={() => widen(1)}
          isOff={reading.width === widths.length - 1}
          className="max-md:hidden"
        >
          ⇤⇥
        </Tool>
      </span>
      {wasCompared && (
        <Boundary fallback={null} onFail={() => setComparing(false)}>
          <Suspense>
            <DiffDialog
              open={isComparing}
              onClose={() => setComparing(false)}
              texts={responses.map((response, index) => ({
                label: t("response", { label: labelOf(index) }),
                text: textOfAll(response.messages),
              }))}
            />
          </Suspense>
        </Boundary>
      )}
    </fieldset>
  );
}
