"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type AssignmentView, getOwnJudgment } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import type { Answer } from "@/lib/domain/judgment";
import { projectQuery } from "../people/queries";
import { AppHeader } from "../shell/app-header";
import { useChange } from "../shell/use-api";
import { Button } from "../ui/button";
import { Badge } from "../ui/card";
import { EmptyState, ErrorState, Loading } from "../ui/states";
import { OutboxNotice } from "./desk/outbox-notice";
import { useOutbox } from "./desk/use-outbox";
import { useQueue } from "./desk/use-queue";
import { HelpDialog } from "./dock/help-dialog";
import { GuidelinesDialog } from "./panes/guidelines-dialog";
import { HistoryDialog } from "./panes/history-dialog";
import { TaskView } from "./task-view";

type Panel = "help" | "history" | "guidelines" | null;

/** The annotator's page: one task, the next ones ready, everything kept. */
export function Annotate({ projectId, userId, name }: { projectId: string; userId: string; name: string }) {
  const t = useTranslations("judge");
  const common = useTranslations("common");
  const project = useQuery(projectQuery(projectId));
  const outbox = useOutbox(userId);
  const queue = useQueue(projectId, outbox.isReady);
  const [panel, setPanel] = useState<Panel>(null);
  const [reopened, setReopened] = useState<{ assignment: AssignmentView; answer: Answer } | null>(null);
  const [last, setLast] = useState<readonly string[]>([]);

  const reopen = useChange({
    mutationFn: async (assignmentId: string) => {
      // What is on its way must have arrived before it can come back.
      await outbox.flush();
      return callApi(getOwnJudgment, { params: { projectId, assignmentId } });
    },
    onSuccess: ({ answer, ...assignment }) => {
      setPanel(null);
      setReopened({ assignment: { ...assignment, draft: null }, answer });
    },
  });

  async function submit(
    assignment: AssignmentView,
    answer: Answer,
    presentation: { durationMs: number; inputKind: "keyboard" | "pointer" | "mixed" },
  ) {
    const body = {
      clientKey: crypto.randomUUID(),
      answer,
      presentation: { ...presentation, language: document.documentElement.lang },
    };
    const kept = outbox.send({ userId, projectId, assignmentId: assignment.id, body, refusal: null });
    setLast((ids) => [...ids.filter((id) => id !== assignment.id), assignment.id].slice(-20));
    if (reopened) setReopened(null);
    else queue.advance(assignment.id, answer.skip !== null);
    await kept;
  }

  const undo = () => {
    const id = last.at(-1);
    if (!id || reopen.isPending) return;
    setLast((ids) => ids.slice(0, -1));
    reopen.mutate(id);
  };

  const current = reopened?.assignment ?? queue.tasks[0];
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh">
      <AppHeader name={name}>
        <span className="truncate text-sm">{project.data?.name}</span>
        {project.data?.isDemo && <Badge tone="warn">{common("demo")}</Badge>}
        <span className="text-sm text-quiet" aria-live="off">
          {t("today", { count: queue.today.judgments })}
        </span>
        <div className="flex gap-1 sm:ms-auto">
          <Button kind="quiet" onClick={() => setPanel("guidelines")}>
            {t("guidelines")}
          </Button>
          <Button kind="quiet" onClick={() => setPanel("history")}>
            {t("history")}
          </Button>
          <Button kind="quiet" onClick={() => setPanel("help")} aria-keyshortcuts="?">
            {t("keys")}
          </Button>
        </div>
      </AppHeader>
      <OutboxNotice outbox={outbox} next={`/projects/${projectId}/annotate`} />
      {current ? (
        <TaskView
          key={`${current.id}-${reopened ? "again" : "first"}`}
          projectId={projectId}
          assignment={current}
          before={reopened?.answer ?? null}
          isListening={panel === null}
          onSubmit={(answer, presentation) => void submit(current, answer, presentation)}
          onUndo={undo}
          canUndo={last.length > 0}
          onPanel={setPanel}
          onLeave={reopened ? () => setReopened(null) : null}
        />
      ) : (
        <main className="mx-auto w-full max-w-2xl px-4 py-16">
          {queue.state === "loading" && <Loading />}
          {queue.state === "error" && <ErrorState error={queue.error} retry={() => void queue.refill()} />}
          {queue.state === "empty" && (
            <EmptyState title={t("done")}>
              <p className="w-full">{t("doneHint")}</p>
              <Button kind="primary" onClick={() => void queue.refill()}>
                {t("look")}
              </Button>
              {last.length > 0 && <Button onClick={undo}>{t("undo")}</Button>}
              <Link className="px-3 py-2 text-accent underline" href="/projects">
                {common("toProjects")}
              </Link>
            </EmptyState>
          )}
        </main>
      )}
      <HelpDialog
        open={panel === "help"}
        onClose={() => setPanel(null)}
        protocol={current?.protocol ?? project.data?.protocol ?? null}
      />
      <GuidelinesDialog open={panel === "guidelines"} onClose={() => setPanel(null)} projectId={projectId} />
      <HistoryDialog
        open={panel === "history"}
        onClose={() => setPanel(null)}
        projectId={projectId}
        onOpen={(id) => reopen.mutate(id)}
      />
    </div>
  );
}
