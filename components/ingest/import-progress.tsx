"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { callApi, urlOf } from "@/lib/domain/api/client";
import { cancelImport, downloadProblems, type ImportView } from "@/lib/domain/api/ingest";
import { useChange } from "../shell/use-api";
import { Button, ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { ErrorState, Loading, ProgressBar } from "../ui/states";
import { formatBytes, formatSeconds } from "./format-bytes";
import { ProblemTable } from "./problem-table";
import { importQuery } from "./queries";

/** An import while it runs, and what came of it. */
export function ImportProgress({
  projectId,
  importId,
  onAgain,
  onOther,
}: {
  projectId: string;
  importId: string;
  onAgain: () => void;
  onOther: () => void;
}) {
  const t = useTranslations("ingest");
  const client = useQueryClient();
  const current = useQuery(importQuery(projectId, importId));
  const cancel = useChange({
    mutationFn: () => callApi(cancelImport, { params: { projectId, importId } }),
    onSettled: () => current.refetch(),
  });
  const status = current.data?.status;
  useEffect(() => {
    if (status === "done") void client.invalidateQueries({ queryKey: ["project", projectId], exact: true });
  }, [status, client, projectId]);
  if (current.isPending) return <Loading />;
  if (current.isError) return <ErrorState error={current.error} retry={() => current.refetch()} />;
  const view = current.data;
  const isGoing = view.status === "queued" || view.status === "running";
  return (
    <Card title={`${t("title")}: ${t(`status.${view.status}`)}`}>
      <div className="flex flex-col gap-4" aria-live="polite">
        {isGoing && <Going view={view} />}
        {view.alreadyImported && <p>{t("already")}</p>}
        {view.summary && !view.alreadyImported && <p>{t("summary", view.summary)}</p>}
        {view.error && (
          <p role="alert" className="text-error">
            {view.error}
          </p>
        )}
        {view.problemCount > 0 && (
          <>
            <ProblemTable problems={view.firstProblems} />
            <a
              className="text-accent underline"
              href={urlOf(downloadProblems, { params: { projectId, importId } })}
            >
              {t("allProblems")} ({view.problemCount})
            </a>
          </>
        )}
        <div className="flex flex-wrap gap-3">
          {isGoing && <Button onClick={() => cancel.mutate()}>{t("cancel")}</Button>}
          {view.status === "done" && (
            <ButtonLink kind="primary" href={`/projects/${projectId}/tasks`}>
              {t("toTasks")}
            </ButtonLink>
          )}
          {view.status === "failed" && <Button onClick={onAgain}>{t("start")} …</Button>}
          {!isGoing && (
            <Button kind="quiet" onClick={onOther}>
              {t("startOver")}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

function Going({ view }: { view: ImportView }) {
  const t = useTranslations("ingest");
  const seconds = view.startedAt ? (Date.now() - Date.parse(view.startedAt)) / 1_000 : 0;
  const share = view.bytesTotal > 0 ? view.bytesRead / view.bytesTotal : 0;
  const remaining = share > 0.02 && share < 1 ? formatSeconds((seconds / share) * (1 - share)) : "none";
  const rate = seconds > 0 ? Math.round(view.rowsRead / seconds) : 0;
  return (
    <>
      <ProgressBar value={view.bytesRead} max={view.bytesTotal} label={t("title")} />
      <p className="text-sm text-quiet">
        {t("running", {
          rows: view.rowsRead,
          bytes: formatBytes(view.bytesRead),
          total: formatBytes(view.bytesTotal),
          rate,
          remaining,
        })}
      </p>
    </>
  );
}
