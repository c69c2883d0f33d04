"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { listOwnJudgments } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import { inLanguage, type Protocol } from "@/lib/domain/protocol";
import { RichText } from "../content/rich-text";
import { guidelinesQuery } from "../people/queries";
import { Button } from "../ui/button";
import { Badge, Kbd } from "../ui/card";
import { Dialog } from "../ui/dialog";
import { EmptyState, ErrorState, Loading } from "../ui/states";
import { scalePlaces } from "./answer-state";
import { useShortcuts } from "./use-shortcuts";

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

export function GuidelinesDialog({
  open,
  onClose,
  projectId,
}: {
  open: boolean;
  onClose: () => void;
  projectId: string;
}) {
  const t = useTranslations("judge");
  return (
    <Dialog open={open} onClose={onClose} title={t("guidelines")}>
      {open && <Guidelines projectId={projectId} />}
    </Dialog>
  );
}

function Guidelines({ projectId }: { projectId: string }) {
  const t = useTranslations("judge");
  const guidelines = useQuery(guidelinesQuery(projectId));
  if (guidelines.isPending) return <Loading />;
  if (guidelines.isError) return <ErrorState error={guidelines.error} />;
  if (guidelines.data.body.trim() === "") return <EmptyState title={t("noGuidelines")} />;
  return (
    <>
      <p className="mb-3 text-sm text-quiet">{t("version", { version: guidelines.data.version })}</p>
      <RichText text={guidelines.data.body} />
    </>
  );
}

export function HistoryDialog({
  open,
  onClose,
  projectId,
  onOpen,
}: {
  open: boolean;
  onClose: () => void;
  projectId: string;
  onOpen: (assignmentId: string) => void;
}) {
  const t = useTranslations("judge");
  return (
    <Dialog open={open} onClose={onClose} title={t("history")}>
      {open && <History projectId={projectId} onOpen={onOpen} />}
    </Dialog>
  );
}

function History({ projectId, onOpen }: { projectId: string; onOpen: (assignmentId: string) => void }) {
  const t = useTranslations("judge");
  const common = useTranslations("common");
  const format = useFormatter();
  const judgments = useInfiniteQuery({
    queryKey: ["project", projectId, "own-judgments"],
    queryFn: ({ pageParam }) =>
      callApi(listOwnJudgments, {
        params: { projectId },
        query: { limit: 20, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    gcTime: 0,
  });
  if (judgments.isPending) return <Loading />;
  if (judgments.isError) return <ErrorState error={judgments.error} />;
  const rows = judgments.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState title={t("noHistory")} />;
  return (
    <>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.assignmentId} className="flex items-center gap-3 py-1.5">
            <button
              type="button"
              className="min-w-0 flex-1 truncate py-1 text-start hover:underline"
              onClick={() => onOpen(row.assignmentId)}
            >
              {row.promptText}
            </button>
            {row.isSkip && <Badge>{t("skipped")}</Badge>}
            {row.revision > 1 && <Badge>{t("revision", { revision: row.revision })}</Badge>}
            <time dateTime={row.createdAt} className="text-xs whitespace-nowrap text-quiet">
              {format.dateTime(new Date(row.createdAt), { dateStyle: "short", timeStyle: "short" })}
            </time>
          </li>
        ))}
      </ul>
      {judgments.hasNextPage && (
        <Button className="mt-3" onClick={() => judgments.fetchNextPage()}>
          {common("more")}
        </Button>
      )}
    </>
  );
}
