"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { callApi } from "@/lib/domain/api/client";
import { addToProblem, readProblem, reportProblem } from "@/lib/domain/api/desk";
import { newId } from "../../shell/new-id";
import { useChange } from "../../shell/use-api";
import { Button } from "../../ui/button";
import { Badge } from "../../ui/card";
import { Dialog } from "../../ui/dialog";
import { ErrorState, Loading } from "../../ui/states";
import { deskQuery, ownProblemsQuery } from "../queries";
import { SayForm, Thread } from "./thread";

/** Telling the lead what is wrong with the task on screen, and reading what was answered. */
export function ProblemDialog({
  open,
  onClose,
  projectId,
  assignmentId,
}: {
  open: boolean;
  onClose: () => void;
  projectId: string;
  /** Null where no task is on screen. */
  assignmentId: string | null;
}) {
  const t = useTranslations("desk.problems");
  return (
    <Dialog open={open} onClose={onClose} title={t("title")}>
      {open && <Problems projectId={projectId} assignmentId={assignmentId} />}
    </Dialog>
  );
}

function Problems({ projectId, assignmentId }: { projectId: string; assignmentId: string | null }) {
  const t = useTranslations("desk.problems");
  const common = useTranslations("common");
  const client = useQueryClient();
  const problems = useInfiniteQuery(ownProblemsQuery(projectId));
  const refresh = () => client.invalidateQueries({ queryKey: ownProblemsQuery(projectId).queryKey });
  // The same report is sent under the same id until it has arrived.
  const id = useRef(newId());
  const report = useChange({
    mutationFn: (text: string) => {
      const params = { projectId, assignmentId: assignmentId ?? "" };
      return callApi(reportProblem, { params, body: { id: id.current, text } });
    },
    onSuccess: () => {
      id.current = newId();
      toast.success(t("sent"));
      return refresh();
    },
  });
  const add = useChange({
    mutationFn: ({ problemId, text }: { problemId: string; text: string }) =>
      callApi(addToProblem, { params: { projectId, problemId }, body: { text } }),
    onSuccess: refresh,
  });
  const rows = problems.data?.pages.flatMap((page) => page.rows) ?? [];
  const unread = rows
    .filter((row) => row.isUnread)
    .map((row) => row.id)
    .join();
  useEffect(() => {
    const read = async () => {
      for (const problemId of unread.split(",").filter(Boolean))
        await callApi(readProblem, { params: { projectId, problemId } });
      if (unread) await client.invalidateQueries({ queryKey: deskQuery(projectId).queryKey });
    };
    // Not marked as read: they are shown as new once more.
    void read().catch(() => {});
  }, [unread, projectId, client]);
  return (
    <div className="flex flex-col gap-5">
      {assignmentId && (
        <SayForm
          label={t("what")}
          button={t("send")}
          startsHere
          onSend={(text) => report.mutateAsync(text)}
        />
      )}
      {problems.isPending && <Loading />}
      {problems.isError && <ErrorState error={problems.error} retry={() => problems.refetch()} />}
      <ul className="flex flex-col gap-4">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-col gap-2 rounded-lg border border-line p-4">
            <div className="flex flex-wrap items-center gap-2">
              <p className="min-w-0 flex-1 truncate text-sm text-quiet">{row.promptText}</p>
              <Badge tone={row.state === "answered" ? "good" : "plain"}>{t(`state.${row.state}`)}</Badge>
            </div>
            <p className="whitespace-pre-wrap">{row.text}</p>
            <Thread answers={row.answers} />
            <details>
              <summary className="min-h-8 cursor-pointer py-1 text-sm text-accent">{t("add")}</summary>
              <SayForm
                label={t("addLabel")}
                button={t("send")}
                onSend={(text) => add.mutateAsync({ problemId: row.id, text })}
              />
            </details>
          </li>
        ))}
      </ul>
      {problems.hasNextPage && (
        <Button className="self-start" onClick={() => problems.fetchNextPage()}>
          {common("more")}
        </Button>
      )}
    </div>
  );
}
