"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { inLanguage, type Protocol } from "@/lib/domain/protocol";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/card";
import { Dialog } from "../../ui/dialog";
import { useShortcuts } from "../use-shortcuts";

/** Passing a task, with a reason. A digit chooses it, Enter confirms. */
export function SkipDialog({
  open,
  onClose,
  protocol,
  onSkip,
}: {
  open: boolean;
  onClose: () => void;
  protocol: Protocol;
  onSkip: (reason: string, note: string) => void;
}) {
  const t = useTranslations("judge");
  const locale = useLocale();
  const [reason, setReason] = useState(protocol.skipReasons[0]?.key ?? "");
  const [note, setNote] = useState("");
  useShortcuts(
    protocol.skipReasons.map(({ key }, index) => ({ key: String(index + 1), run: () => setReason(key) })),
    open,
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    onClose();
    onSkip(reason, note);
  }
  return (
    <Dialog open={open} onClose={onClose} title={t("skipTitle")}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <fieldset className="flex flex-col gap-1">
          <legend className="sr-only">{t("skipTitle")}</legend>
          {protocol.skipReasons.map(({ key, label }, index) => (
            <label key={key} className="flex min-h-9 items-center gap-2">
              <input
                type="radio"
                name="reason"
                className="accent-(--accent)"
                checked={reason === key}
                onChange={() => setReason(key)}
              />
              <Kbd>{index + 1}</Kbd> {inLanguage(label, locale)}
            </label>
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
        <Button type="submit" kind="primary" className="self-start">
          {t("skip")}
        </Button>
      </form>
    </Dialog>
  );
}
