"use client";

import copyText from "copy-to-clipboard";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Button } from "./button";

/** A text to take away: shown whole, copied by a button. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const t = useTranslations("common");
  async function copy() {
    if (await copyText(text)) toast.success(t("copied"));
    else toast.error(t("notCopied"));
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <output
        aria-label={label}
        className="min-w-0 flex-1 rounded border border-line bg-desk px-2 py-1 font-mono text-sm break-all whitespace-pre-wrap"
      >
        {text}
      </output>
      <Button onClick={copy}>{t("copy")}</Button>
    </div>
  );
}
