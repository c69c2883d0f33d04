"use client";

import { useTranslations } from "next-intl";
import { Activity, useState } from "react";
import { AppHeader } from "../shell/app-header";
import { Boundary } from "../ui/boundary";
import { Button, ButtonLink } from "../ui/button";
import { Badge } from "../ui/card";
import { EmptyState, ErrorState, Loading } from "../ui/states";
import { useMedia } from "../ui/use-media";
import { DeskContext } from "./desk/desk-context";
import { DeskLine } from "./desk/desk-line";
import { DoneForNow } from "./desk/done-for-now";
import { useDesk } from "./desk/use-desk";
import { useNotice } from "./desk/use-notice";
import { useOfflinePage } from "./desk/use-offline-page";
import { GuidelinesAside } from "./panes/guidelines-aside";
import { type Panel, Panes } from "./panes/panes";
import { TaskView } from "./task-view";
import { useShortcuts } from "./use-shortcuts";

/** The annotator's page: one task, the next ones ready, everything kept. */
export function Annotate({ projectId, userId, name }: { projectId: string; userId: string; name: string }) {
  const t = useTranslations("desk");
  const judge = useTranslations("judge");
  const common = useTranslations("common");
  const figures = useTranslations("annotators");
  const desk = useDesk(projectId, userId);
  useOfflinePage();
  const [panel, setPanel] = useState<Panel | null>(null);
  const isWide = useMedia("(min-width: 80rem)");
  const { queue, revision, project, settings } = desk;
  const { reopened } = revision;
  const open = (next: Panel) => setPanel((now) => (now === next ? null : next));
  const notice = useNotice(desk, projectId, open);
  const isAside = panel === "guidelines" && isWide;
  const isListening = panel === null || isAside;
  // The task on screen, and the next one ready behind it: it is shown without being rendered first.
  const ready = desk.seat === "here" ? queue.tasks.slice(0, 2) : [];
  const current = reopened?.assignment ?? ready[0] ?? null;
  useShortcuts(
    [
      { key: "p", run: () => open("problems") },
      ...(current
        ? []
        : [
            { key: "z", run: revision.undo },
            { key: "h", run: () => open("history") },
            { key: "g", run: () => open("guidelines") },
            { key: "?", run: () => open("help") },
          ]),
    ],
    isListening && desk.seat === "here",
  );
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh">
      <AppHeader name={name}>
        <div className="flex min-h-7 min-w-0 basis-full items-center gap-3 md:basis-auto">
          <span className="min-w-0 truncate text-sm">{project?.name}</span>
          {project?.isDemo && <Badge tone="warn">{common("demo")}</Badge>}
        </div>
        <div className="-mx-3 flex flex-wrap gap-x-1 md:mx-0 md:ms-auto">
          <Button
            kind="quiet"
            aria-expanded={isWide ? isAside : undefined}
            aria-keyshortcuts="g"
            onClick={() => open("guidelines")}
          >
            {judge("guidelines")}
          </Button>
          <Button kind="quiet" aria-keyshortcuts="h" onClick={() => open("history")}>
            {judge("history")}
          </Button>
          <Button kind="quiet" aria-keyshortcuts="p" onClick={() => open("problems")}>
            {settings?.hasUnreadAnswers ? t("newAnswer") : t("report")}
          </Button>
          {project?.annotatorsSeeOwnFigures && (
            <ButtonLink kind="quiet" href={`/projects/${projectId}/my-figures`}>
              {figures("own")}
            </ButtonLink>
          )}
          <Button kind="quiet" aria-keyshortcuts="?" onClick={() => open("help")}>
            {judge("keys")}
          </Button>
        </div>
      </AppHeader>
      <DeskLine
        today={queue.today}
        goal={settings?.dailyGoal ?? null}
        leases={reopened || ready.length === 0 ? null : desk.leases}
        notice={notice}
        onDay={() => open("day")}
      />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <DeskContext value={desk.link}>
            {reopened && (
              <TaskView
                key={`${reopened.assignment.id}-again`}
                projectId={projectId}
                assignment={reopened.assignment}
                before={reopened.answer}
                isListening={isListening}
                onSubmit={(answer, presentation) =>
                  void desk.submit(reopened.assignment, answer, presentation)
                }
                onUndo={revision.undo}
                canUndo={revision.canUndo}
                onPanel={open}
                onLeave={() => revision.close(false)}
              />
            )}
            {ready.map((task) => (
              <Activity
                key={`${task.id}-${desk.restarts}`}
                mode={task.id === current?.id && !reopened ? "visible" : "hidden"}
              >
                <TaskView
                  projectId={projectId}
                  assignment={task}
                  before={null}
                  isListening={isListening}
                  onSubmit={(answer, presentation) => void desk.submit(task, answer, presentation)}
                  onUndo={revision.undo}
                  canUndo={revision.canUndo}
                  onPanel={open}
                  onLeave={null}
                />
              </Activity>
            ))}
          </DeskContext>
          {!current && (
            <main className="mx-auto w-full max-w-2xl flex-1 px-4 py-16">
              {desk.seat === "elsewhere" ? (
                <EmptyState title={t("elsewhere.title")}>
                  <p className="w-full">{t("elsewhere.hint")}</p>
                  <Button kind="primary" onClick={desk.takeOver}>
                    {t("elsewhere.here")}
                  </Button>
                </EmptyState>
              ) : (
                <>
                  {queue.state === "loading" && <Loading />}
                  {queue.state === "error" && (
                    <>
                      {desk.outbox.end === "offline" && <p className="mb-4">{t("unreachable")}</p>}
                      <ErrorState error={queue.error} retry={() => void queue.refill()} />
                    </>
                  )}
                  {queue.state === "empty" && (
                    <DoneForNow queue={queue} canUndo={revision.canUndo} onUndo={revision.undo} />
                  )}
                </>
              )}
            </main>
          )}
        </div>
        {isAside && (
          <Boundary fallback={null} onFail={() => setPanel(null)}>
            <GuidelinesAside projectId={projectId} onClose={() => setPanel(null)} />
          </Boundary>
        )}
      </div>
      <Panes
        panel={isAside ? null : panel}
        onClose={() => setPanel(null)}
        projectId={projectId}
        assignmentId={current?.id ?? null}
        protocol={current?.protocol ?? project?.protocol ?? null}
        settings={settings}
        onOpen={(id) => {
          setPanel(null);
          revision.open(id);
        }}
      />
    </div>
  );
}
