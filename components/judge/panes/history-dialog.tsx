"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "../../ui/button";
import { Badge } from "../../ui/card";
import { Dialog } from "../../ui/dialog";
import { EmptyState, ErrorState, Loading } from "../../ui/states";
import { ownJudgmentsQuery } from "../queries";

/** One's own judgments, the newest first; any of them can be reopened and revised. */
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
  const judgments = useInfiniteQuery(ownJudgmentsQuery(projectId));
  if (judgments.isPending) return <Loading />;
  if (judgments.isError) return <ErrorState error={judgments.error} retry={() => judgments.refetch()} />;
  const rows = judgments.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState title={t("noHistory")} />;
  return (
    <>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.assignmentId} className="flex items-center gap-3 py-1.5">
            <button
              type="button"
              className="min-h-8 min-w-0 flex-1 truncate py-1 text-start hover:underline"
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
        <Button
          className="mt-3"
          disabled={judgments.isFetchingNextPage}
          onClick={() => judgments.fetchNextPage()}
        >
          {common("more")}
        </Button>
      )}
    </>
  );
}
