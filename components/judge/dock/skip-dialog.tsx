"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { inLanguage, type Protocol } from "@/lib/domain/protocol";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { KeyCap } from "../key-cap";
import { keyOf } from "../marks/group-keys";
import { useShortcuts } from "../use-shortcuts";

/**
 * Passing a task, with a reason. Where nothing has been said yet, the reason's digit is the whole of it; where there is
 * work to lose, the reason is chosen first and the loss confirmed.
 */
export function SkipDialog({
  open,
  onClose,
  protocol,
  hasWork,
  onSkip,
}: {
  open: boolean;
  onClose: () => void;
  protocol: Protocol;
  hasWork: boolean;
  onSkip: (reason: string, note: string) => void;
}) {
  const t = useTranslations("judge");
  const more = useTranslations("protocol.skip");
  const locale = useLocale();
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState("");
  function skip(key: string) {
    onClose();
    onSkip(key, note);
  }
  const choose = (key: string) => (hasWork ? setReason(key) : skip(key));
  useShortcuts(
    protocol.skipReasons.flatMap(({ key }, index) => {
      const cap = keyOf(index);
      return cap ? [{ key: cap, run: () => choose(key) }] : [];
    }),
    open,
  );
  function confirm(event: FormEvent) {
    event.preventDefault();
    if (reason) skip(reason);
  }
  return (
    <Dialog open={open} onClose={onClose} title={t("skipTitle")}>
      <form onSubmit={confirm} className="flex flex-col gap-3">
        <p className={hasWork ? "text-warn" : "text-quiet"}>{hasWork ? more("work") : more("once")}</p>
        <fieldset aria-label={t("skipTitle")} className="flex flex-col gap-1.5">
          {protocol.skipReasons.map(({ key, label }, index) => (
            <button
              key={key}
              type="button"
              aria-pressed={hasWork ? reason === key : undefined}
              className="flex min-h-10 items-center gap-2 rounded-md border border-line-strong px-3 py-1.5 text-start hover:bg-accent-soft aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-accent-ink"
              onClick={() => choose(key)}
            >
              {keyOf(index) && <KeyCap>{keyOf(index) ?? ""}</KeyCap>} {inLanguage(label, locale)}
            </button>
          ))}
        </fieldset>
        <label className="flex flex-col gap-1 text-sm">
          {t("skipNote")}
          <textarea
            className="min-h-16 rounded-md border border-line-strong bg-paper px-3 py-2 text-base"
            value={note}
            maxLength={2000}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        {hasWork && (
          <Button type="submit" kind="primary" className="self-start" disabled={!reason}>
            {more("confirm")} <KeyCap>↵</KeyCap>
          </Button>
        )}
      </form>
    </Dialog>
  );
}
