"use client";

import { useTranslations } from "next-intl";
import type { Protocol } from "@/lib/domain/protocol";
import { Kbd } from "../../ui/card";
import { Dialog } from "../../ui/dialog";
import { scalePlaces } from "../answer-state";
import { readingKeys } from "../compare/reading-keys";

/** Every key of the page. */
export function HelpDialog({
  open,
  onClose,
  protocol,
}: {
  open: boolean;
  onClose: () => void;
  protocol: Protocol | null;
}) {
  const t = useTranslations("judge");
  const compare = useTranslations("compare");
  const places = protocol ? scalePlaces(protocol).length : 0;
  const isRanking = protocol?.comparison.kind === "ranking";
  const rows: [string, string][] = [
    ...(places > 0 ? ([[`1 – ${places}`, t("help.scale")]] as [string, string][]) : []),
    ...(isRanking
      ? ([
          ["F", t("help.focus")],
          ["← →", t("help.arrows")],
          ["1 – 9", t("help.tier")],
          ["⌫", t("help.unrank")],
        ] as [string, string][])
      : []),
    ["↵", t("help.submit")],
    ["Ctrl / ⌘ + ↵", t("help.submitText")],
    ["R", t("help.rationale")],
    ["Esc", t("help.escape")],
    ["S", t("help.skip")],
    ["Z", t("help.undo")],
    ["H", t("help.history")],
    ["G", t("help.guidelines")],
    ...readingKeys.map(([key, name]): [string, string] => [key, compare(`keys.${name}`)]),
    ["?", t("help.help")],
  ];
  return (
    <Dialog open={open} onClose={onClose} title={t("keys")}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {rows.map(([key, text]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
