"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { callApi } from "@/lib/domain/api/client";
import { getOwnWithdrawal, withdrawAnnotator, withdrawOwn } from "@/lib/domain/api/withdrawal";
import { may } from "@/lib/domain/permission";
import { projectsQuery } from "../people/queries";
import { useChange } from "../shell/use-api";
import { Button } from "../ui/button";
import { Badge, Card } from "../ui/card";
import { ErrorState, Loading } from "../ui/states";
import { choicesQuery } from "./dataset/queries";

/** One's own judgments in each project: in new datasets, or left out of them. */
export function OwnWithdrawals() {
  const t = useTranslations("dataset.withdrawal");
  const projects = useQuery(projectsQuery);
  const judged = projects.data?.projects.filter(
    (project) => project.role && may(project.role, "tasks.judge"),
  );
  if (!judged || judged.length === 0) return null;
  return (
    <Card title={t("own")}>
      <p className="mb-3 max-w-prose text-sm text-quiet">{t("ownHint")}</p>
      <ul className="flex flex-col gap-2">
        {judged.map((project) => (
          <OwnWithdrawal key={project.id} projectId={project.id} name={project.name} />
        ))}
      </ul>
    </Card>
  );
}

function OwnWithdrawal({ projectId, name }: { projectId: string; name: string }) {
  const t = useTranslations("dataset.withdrawal");
  const format = useFormatter();
  const client = useQueryClient();
  const key = ["project", projectId, "own-withdrawal"];
  const query = useQuery({
    queryKey: key,
    queryFn: () => callApi(getOwnWithdrawal, { params: { projectId } }),
  });
  const change = useChange({
    mutationFn: (isWithdrawn: boolean) =>
      callApi(withdrawOwn, { params: { projectId }, body: { isWithdrawn } }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  const state = query.data;
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-3">
      <span className="min-w-0 flex-1 basis-40 break-words">{name}</span>
      {state && !state.hasJudged && <span className="text-sm text-quiet">{t("nothingJudged")}</span>}
      {state?.withdrawnAt && (
        <Badge tone="warn">
          {t("since", { date: format.dateTime(new Date(state.withdrawnAt), { dateStyle: "medium" }) })}
        </Badge>
      )}
      {state?.hasJudged && (
        <Button
          kind={state.withdrawnAt ? "secondary" : "danger"}
          disabled={change.isPending}
          onClick={() => change.mutate(state.withdrawnAt === null)}
        >
          {state.withdrawnAt ? t("return") : t("withdraw")}
          <span className="sr-only">: {name}</span>
        </Button>
      )}
    </li>
  );
}

/** The same for everybody who judged in a project, at their wish, by whoever manages people. */
export function AnnotatorWithdrawals({ projectId }: { projectId: string }) {
  const t = useTranslations("dataset.withdrawal");
  const client = useQueryClient();
  const query = useQuery(choicesQuery(projectId));
  const change = useChange({
    mutationFn: ({ annotatorId, isWithdrawn }: { annotatorId: string; isWithdrawn: boolean }) =>
      callApi(withdrawAnnotator, { params: { projectId, annotatorId }, body: { isWithdrawn } }),
    onSettled: () => client.invalidateQueries({ queryKey: choicesQuery(projectId).queryKey }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  if (query.data.annotators.length === 0) return null;
  return (
    <Card title={t("title")}>
      <p className="mb-3 max-w-prose text-sm text-quiet">{t("hint")}</p>
      <ul className="flex max-h-96 flex-col gap-1 overflow-y-auto">
        {query.data.annotators.map((annotator) => (
          <li key={annotator.id} className="flex min-h-10 flex-wrap items-center gap-3">
            <span className="min-w-0 flex-1 break-words">{annotator.name}</span>
            {annotator.isWithdrawn && <Badge tone="warn">{t("withdrawn")}</Badge>}
            <Button
              kind="quiet"
              disabled={change.isPending}
              onClick={() =>
                change.mutate({ annotatorId: annotator.id, isWithdrawn: !annotator.isWithdrawn })
              }
            >
              {annotator.isWithdrawn ? t("return") : t("withdraw")}
              <span className="sr-only">: {annotator.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
