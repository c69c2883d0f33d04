"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useState } from "react";
import type { Answer } from "@/lib/domain/judgment";
import { inLanguage, type Protocol } from "@/lib/domain/protocol";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { KeyCap, useKeyCaps } from "../key-cap";
import { Scale } from "./scale";

/**
 * Where the judgment is given: it stands at the foot of the page and nothing in it changes its height, so that no
 * button moves from task to task. On a phone it is low: the rationale stands beside the buttons until it is written in,
 * and then keeps a row of its own, so that no button moves away under a finger. On a screen too low to hold it beside the
 * text it scrolls with the page.
 */
export function Dock({
  protocol,
  answer,
  onChange,
  notices,
  verdict,
  draftState,
  rationale,
  actions,
  canUndo,
  onUndo,
  onSkip,
  onSubmit,
}: {
  protocol: Protocol;
  answer: Answer;
  onChange: (answer: Answer) => void;
  notices: ReactNode;
  /** On two of a ranking, where a pairwise comparison has its scale. */
  verdict: ReactNode;
  draftState: string;
  rationale: RefObject<HTMLTextAreaElement | null>;
  /** Controls of one comparison or another, beside the rationale. */
  actions: ReactNode;
  canUndo: boolean;
  onUndo: () => void;
  onSkip: () => void;
  onSubmit: () => void;
}) {
  const t = useTranslations("judge");
  const more = useTranslations("protocol.dock");
  const locale = useLocale();
  const { areShown, toggle } = useKeyCaps();
  const [isWriting, setWriting] = useState(protocol.rationale === "required" || answer.rationale !== "");
  return (
    <footer className="@container bottom-0 mt-2 border-t border-line bg-paper px-3 py-1.5 lg:mt-3 lg:px-5 lg:py-2 [@media(min-height:32rem)]:sticky">
      <div className="mx-auto flex max-w-6xl flex-col gap-1.5 @3xl:gap-2">
        <div className="flex min-h-5 items-start gap-2">
          <div className="min-w-0 flex-1">{notices}</div>
          <span className="text-end text-xs leading-5 whitespace-nowrap text-quiet">{draftState}</span>
        </div>
        {protocol.question && (
          <p className="text-center text-sm font-medium">{inLanguage(protocol.question, locale)}</p>
        )}
        {protocol.comparison.kind === "pairwise" && (
          <Scale protocol={protocol} answer={answer} onChange={onChange} />
        )}
        {verdict}
        <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1.5 @3xl:flex-nowrap">
          {protocol.rationale !== "off" && (
            <div
              className={classNames(
                "relative min-w-0 flex-1",
                isWriting ? "basis-full @3xl:basis-0" : "basis-16",
              )}
            >
              <textarea
                ref={rationale}
                aria-label={t("rationale")}
                aria-required={protocol.rationale === "required"}
                aria-keyshortcuts="R"
                placeholder={`${t("rationale")}${protocol.rationale === "required" ? " *" : ""}`}
                className={classNames(
                  "block w-full resize-none rounded-md border border-line-strong bg-paper py-1 ps-3 text-base leading-6 @3xl:h-14 @3xl:pe-9",
                  isWriting ? "h-14 pe-9" : "h-10 pe-1",
                )}
                value={answer.rationale}
                onFocus={() => setWriting(true)}
                onChange={(event) => onChange({ ...answer, rationale: event.target.value })}
              />
              <span className="pointer-events-none absolute end-2 top-1">
                <KeyCap>R</KeyCap>
              </span>
            </div>
          )}
          <div className="flex flex-wrap items-center justify-end gap-x-1 gap-y-1.5 @3xl:flex-nowrap">
            {actions}
            <Button
              kind="quiet"
              className="pointer-coarse:hidden"
              aria-pressed={areShown}
              aria-keyshortcuts="K"
              onClick={toggle}
            >
              {more("keyCaps")} <KeyCap>K</KeyCap>
            </Button>
            <Button kind="quiet" aria-keyshortcuts="Z" disabled={!canUndo} onClick={onUndo}>
              {t("undo")} <KeyCap>Z</KeyCap>
            </Button>
            <Button aria-keyshortcuts="S" onClick={onSkip}>
              {t("skip")} <KeyCap>S</KeyCap>
            </Button>
            <Button kind="primary" aria-keyshortcuts="Enter Control+Enter" onClick={onSubmit}>
              {t("submit")} <KeyCap>↵</KeyCap>
            </Button>
          </div>
        </div>
      </div>
    </footer>
  );
}
