"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { DatasetView } from "@/lib/domain/api/datasets";
import { splits } from "@/lib/domain/dataset/manifest";
import { may } from "@/lib/domain/permission";
import { useFigures } from "../../measure/use-figures";
import { projectQuery } from "../../people/queries";
import { Button, ButtonLink } from "../../ui/button";
import { Badge, Card, PageHeader } from "../../ui/card";
import { EmptyState, ErrorState, Loading } from "../../ui/states";
import { Cell, Row, Table } from "../../ui/table";
import { datasetsQuery } from "./queries";

/** A project's datasets, the newest first. */
export function DatasetList({ projectId }: { projectId: string }) {
  const t = useTranslations("dataset");
  const common = useTranslations("common");
  const project = useQuery(projectQuery(projectId));
  const query = useInfiniteQuery(datasetsQuery(projectId));
  const mayFreeze = may(project.data?.role ?? "lead", "dataset.freeze");
  const create = mayFreeze && (
    <ButtonLink kind="primary" href={`/projects/${projectId}/datasets/new`}>
      {t("new")}
    </ButtonLink>
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <PageHeader title={t("title")}>{rows.length > 0 && create}</PageHeader>
      {query.isPending && <Loading />}
      {query.isError && <ErrorState error={query.error} retry={() => query.refetch()} />}
      {query.isSuccess && rows.length === 0 && (
        <EmptyState title={t("none")}>
          <p className="w-full">{mayFreeze ? t("noneHint") : t("noneForViewer")}</p>
          {create}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Card>
          <Table
            caption={t("title")}
            head={[
              t("dataset"),
              t("frozenAt"),
              t("figures.prompts"),
              t("figures.pairs"),
              t("figures.agreement"),
              "",
            ]}
          >
            {rows.map((row) => (
              <DatasetRow key={row.number} projectId={projectId} dataset={row} />
            ))}
          </Table>
          {query.hasNextPage && (
            <Button
              className="mt-4"
              onClick={() => query.fetchNextPage()}
              disabled={query.isFetchingNextPage}
            >
              {common("more")}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}

function DatasetRow({ projectId, dataset }: { projectId: string; dataset: DatasetView }) {
  const t = useTranslations("dataset");
  const format = useFormatter();
  const { percent, whole } = useFigures();
  const summary = dataset.manifest?.summary;
  const sum = (counts: Record<(typeof splits)[number], number>) =>
    splits.reduce((total, split) => total + counts[split], 0);
  return (
    <Row>
      <Cell>
        <Link
          className="font-medium underline decoration-line-strong underline-offset-2 hover:decoration-ink"
          href={`/projects/${projectId}/datasets/${dataset.number}`}
        >
          {t("numbered", { number: dataset.number })}
          {dataset.name && ` · ${dataset.name}`}
        </Link>
      </Cell>
      <Cell className="whitespace-nowrap">
        {format.dateTime(new Date(dataset.createdAt), { dateStyle: "medium", timeStyle: "short" })}
      </Cell>
      <Cell className="tabular-nums">{summary ? whole(sum(summary.prompts)) : "–"}</Cell>
      <Cell className="tabular-nums">{summary ? whole(sum(summary.pairs)) : "–"}</Cell>
      <Cell className="tabular-nums">{percent(summary?.agreement.value)}</Cell>
      <Cell>
        {dataset.state !== "ready" && (
          <Badge tone={dataset.state === "failed" ? "error" : "plain"}>{t(`states.${dataset.state}`)}</Badge>
        )}
      </Cell>
    </Row>
  );
}
