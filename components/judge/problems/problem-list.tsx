"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { callApi } from "@/lib/domain/api/client";
import { answerProblem } from "@/lib/domain/api/desk";
import { getPrompt } from "@/lib/domain/api/ingest";
import { Messages } from "../../content/messages";
import { PromptView } from "../../content/prompt-view";
import { useChange } from "../../shell/use-api";
import { Button } from "../../ui/button";
import { Card, PageHeader } from "../../ui/card";
import { EmptyState, ErrorState, Loading } from "../../ui/states";
import { problemsQuery } from "../queries";
import { SayForm, Thread } from "./thread";

/** What annotators have reported, with the task; for those who answer. */
export function ProblemList({ projectId }: { projectId: string }) {
  const t = useTranslations("desk.problems");
  const common = useTranslations("common");
  const format = useFormatter();
  const client = useQueryClient();
  const [state, setState] = useState<"open" | "answered">("open");
  const problems = useInfiniteQuery(problemsQuery(projectId, state));
  const answer = useChange({
    mutationFn: ({ problemId, text }: { problemId: string; text: string }) =>
      callApi(answerProblem, { params: { projectId, problemId }, body: { text } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["project", projectId, "problems"] }),
  });
  const rows = problems.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <PageHeader title={t("listTitle")}>
        {(["open", "answered"] as const).map((one) => (
          <Button key={one} aria-pressed={state === one} onClick={() => setState(one)}>
            {t(`state.${one}`)}
          </Button>
        ))}
      </PageHeader>
      {problems.isPending && <Loading />}
      {problems.isError && <ErrorState error={problems.error} retry={() => problems.refetch()} />}
      {problems.isSuccess && rows.length === 0 && (
        <EmptyState title={t(`none.${state}`)}>
          <p>{t("noneHint")}</p>
        </EmptyState>
      )}
      <ul className="flex flex-col gap-4">
        {rows.map((row) => (
          <li key={row.id}>
            <Card className="flex flex-col gap-3">
              <p className="text-sm text-quiet">
                {row.annotator} ·{" "}
                <time dateTime={row.createdAt}>
                  {format.dateTime(new Date(row.createdAt), { dateStyle: "medium", timeStyle: "short" })}
                </time>
              </p>
              <p className="whitespace-pre-wrap">{row.text}</p>
              <Thread answers={row.answers} />
              <details className="rounded border border-line px-3 py-1">
                <summary className="min-h-8 cursor-pointer truncate py-1 text-sm">{row.promptText}</summary>
                <Task projectId={projectId} promptId={row.promptId} />
              </details>
              <SayForm
                label={t("answer")}
                button={t("sendAnswer")}
                onSend={(text) => answer.mutateAsync({ problemId: row.id, text })}
              />
            </Card>
          </li>
        ))}
      </ul>
      {problems.hasNextPage && (
        <Button className="mt-4" onClick={() => problems.fetchNextPage()}>
          {common("more")}
        </Button>
      )}
    </>
  );
}

function Task({ projectId, promptId }: { projectId: string; promptId: string }) {
  const prompt = useQuery({
    queryKey: ["project", projectId, "prompt", promptId],
    queryFn: () => callApi(getPrompt, { params: { projectId, promptId } }),
  });
  if (prompt.isPending) return <Loading />;
  if (prompt.isError) return <ErrorState error={prompt.error} />;
  return (
    <div className="flex flex-col gap-4 py-2">
      <PromptView messages={prompt.data.messages} />
      {prompt.data.responses.map((response) => (
        <section key={response.id} aria-label={response.model} className="border-t border-line pt-2">
          <h3 className="text-sm font-medium">{response.model}</h3>
          <Messages messages={response.messages} isRaw={false} />
        </section>
      ))}
    </div>
  );
}
