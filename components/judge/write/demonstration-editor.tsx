"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useRef } from "react";
import type { Answer } from "@/lib/domain/judgment";
import { RichText } from "../../content/rich-text";
import { Button } from "../../ui/button";
import { ScrollRegion } from "../../ui/scroll-region";
import { KeyCap } from "../key-cap";
import { addTurn, removeTurn, turnsOf, writeTurn } from "./turns";

/** The ideal answer: one turn, or a conversation that goes on; beside each turn what it will look like. */
export function DemonstrationEditor({
  answer,
  onChange,
  isMultiTurn,
}: {
  answer: Answer;
  onChange: (answer: Answer) => void;
  isMultiTurn: boolean;
}) {
  const t = useTranslations("protocol.demonstration");
  const role = useTranslations("judge.role");
  const turns = turnsOf(answer);
  const editor = useRef<HTMLDivElement>(null);
  const count = useRef(turns.length);
  useEffect(() => {
    // A turn just added takes the focus: that is what it was added for.
    if (turns.length > count.current) editor.current?.querySelectorAll("textarea")[turns.length - 1]?.focus();
    count.current = turns.length;
  }, [turns.length]);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-4">
      <div ref={editor} className="flex flex-col gap-4">
        {turns.map((turn, index) => {
          const name = isMultiTurn ? t("turn", { number: index + 1, role: role(turn.role) }) : t("title");
          return (
            <div key={String(index)} className="grid gap-x-4 gap-y-1 lg:grid-cols-2">
              <h2 className="text-sm font-semibold lg:col-span-2">
                {name} {index === 0 && <KeyCap>E</KeyCap>}
              </h2>
              <textarea
                data-turn
                aria-label={name}
                aria-keyshortcuts={index === 0 ? "E" : undefined}
                dir="auto"
                className={`field-sizing-content resize-none rounded-md border border-line-strong bg-paper px-3 py-2 text-base leading-relaxed ${turn.role === "assistant" ? "min-h-48" : "min-h-20"}`}
                value={turn.content}
                onChange={(event) => onChange(writeTurn(answer, index, event.target.value))}
              />
              <Preview name={t("preview", { name })} text={turn.content} />
            </div>
          );
        })}
      </div>
      {isMultiTurn && (
        <div className="flex flex-wrap gap-2">
          <Button aria-keyshortcuts="N" onClick={() => onChange(addTurn(answer))}>
            {t("add", { role: role(turns.at(-1)?.role === "assistant" ? "user" : "assistant") })}{" "}
            <KeyCap>N</KeyCap>
          </Button>
          {turns.length > 1 && (
            <Button kind="quiet" aria-keyshortcuts="Backspace" onClick={() => onChange(removeTurn(answer))}>
              {t("remove")} <KeyCap>⌫</KeyCap>
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Preview({ name, text }: { name: string; text: string }) {
  const t = useTranslations("protocol.demonstration");
  const shown = useDeferredValue(text);
  return (
    <ScrollRegion
      label={name}
      isFocusable={false}
      className="min-h-12 rounded-md border border-line bg-desk px-3 py-2"
    >
      {shown.trim() === "" ? <p className="text-sm text-quiet">{t("empty")}</p> : <RichText text={shown} />}
    </ScrollRegion>
  );
}
