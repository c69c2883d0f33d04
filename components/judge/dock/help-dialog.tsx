"use client";

import { useLocale, useTranslations } from "next-intl";
import { inLanguage, type Protocol } from "@/lib/domain/protocol";
import { Kbd } from "../../ui/card";
import { Dialog } from "../../ui/dialog";
import { readingKeys } from "../compare/reading-keys";
import { Glossary } from "./glossary";
import { usePlaces } from "./use-places";

/** Every key of the page as the protocol has it, and what the places, attributes and flags mean. */
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
  return (
    <Dialog open={open} onClose={onClose} title={t("keys")}>
      {open && protocol && (
        <>
          <Keys protocol={protocol} />
          <Glossary protocol={protocol} />
        </>
      )}
    </Dialog>
  );
}

function Keys({ protocol }: { protocol: Protocol }) {
  const t = useTranslations("judge.help");
  const more = useTranslations("protocol.help");
  const compare = useTranslations("compare.keys");
  const locale = useLocale();
  const places = usePlaces(protocol);
  const { comparison } = protocol;
  const isRanking = comparison.kind === "ranking";
  const hasQuestions =
    protocol.attributes.length > 0 || protocol.confidence !== "off" || (protocol.choices ?? []).length > 0;
  const rows: (false | [string, string])[] = [
    comparison.kind === "pairwise" && [`1 – ${places.length}`, t("scale")],
    comparison.kind === "pairwise" && ["A  B", comparison.levels > 1 ? more("letters") : more("letter")],
    comparison.kind === "pairwise" &&
      comparison.tie && ["T", places.find(({ place }) => place.side === "tie")?.name ?? ""],
    comparison.kind === "pairwise" &&
      comparison.bothBad && ["X", places.find(({ place }) => place.side === "bothBad")?.name ?? ""],
    (isRanking || comparison.kind === "rating") && ["F", t("focus")],
    (isRanking || comparison.kind === "rating") && ["← →", t("arrows")],
    isRanking && ["1 – 9", comparison.ties ? t("tier") : more("place")],
    isRanking && ["⇧ ↑ ↓", more("move")],
    isRanking && ["⌫", t("unrank")],
    isRanking && ["V", more("two")],
    isRanking && ["N  B", more("step")],
    hasQuestions && ["Q", more("question")],
    protocol.flags.length > 0 && ["L", more("flags")],
    protocol.confidence !== "off" && ["C", more("confidence")],
    (hasQuestions || protocol.flags.length > 0) && ["0 – 9", more("group")],
    protocol.rewrite !== "off" && ["W", more("rewrite")],
    comparison.kind === "demonstration" && ["E", more("edit")],
    comparison.kind === "demonstration" && comparison.multiTurn && ["N", more("turn")],
    comparison.kind === "demonstration" && comparison.multiTurn && ["⌫", more("removeTurn")],
    ["↵", t("submit")],
    ["Ctrl / ⌘ + ↵", t("submitText")],
    protocol.rationale !== "off" && ["R", t("rationale")],
    ["Esc", t("escape")],
    [
      "S",
      `${t("skip")}: ${protocol.skipReasons.map(({ label }, index) => `${index + 1} ${inLanguage(label, locale)}`).join(" · ")}`,
    ],
    ["Z", t("undo")],
    ["H", t("history")],
    ["G", t("guidelines")],
    ["P", t("report")],
    ...readingKeys.map(([key, name]): [string, string] => [key, compare(name)]),
    ["K", more("keyCaps")],
    ["?", t("help")],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] items-start gap-x-4 gap-y-2">
      {rows.flatMap((row) =>
        row
          ? [
              <div key={row.join()} className="contents">
                <dt>
                  <Kbd>{row[0]}</Kbd>
                </dt>
                <dd>{row[1]}</dd>
              </div>,
            ]
          : [],
      )}
    </dl>
  );
}
