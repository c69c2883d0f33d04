"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { JudgeFilter } from "@/lib/domain/annotator";
import { Button } from "../ui/button";
import { Card, PageHeader } from "../ui/card";
import { EmptyState, ErrorState, Loading } from "../ui/states";
import { Cell, Row, Table } from "../ui/table";
import { JudgeSelect } from "./judge-select";
import { preferencesQuery } from "./queries";

export function PreferenceTable({ projectId }: { projectId: string }) {
  const t = useTranslations("measure");
  const common = useTranslations("common");
  const format = useFormatter();
  const [judges, setJudges] = useState<JudgeFilter>("human");
  const preferences = useInfiniteQuery(preferencesQuery(projectId, judges));
  const rows = preferences.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <PageHeader title={t("preferences")}>
        <JudgeSelect value={judges} onChange={setJudges} />
      </PageHeader>
      {preferences.isPending && <Loading />}
      {preferences.isError && <ErrorState error={preferences.error} retry={() => preferences.refetch()} />}
      {preferences.data && rows.length === 0 && <EmptyState title={t("noPreferences")} />}
      {rows.length > 0 && (
        <Card>
          <Table
            caption={t("preferences")}
            head={[t("prompt"), t("outcome"), t("strength"), t("annotator"), t("rationale"), t("when")]}
          >
            {rows.map((row) => (
              <Row key={`${row.judgmentId}-${row.ordinal}`}>
                <Cell className="max-w-64 truncate">{row.promptText}</Cell>
                <Cell className="whitespace-nowrap">
                  {row.outcome === 0
                    ? t("tie", { a: row.modelA, b: row.modelB })
                    : t(
                        "over",
                        row.outcome === 1
                          ? { a: row.modelA, b: row.modelB }
                          : { a: row.modelB, b: row.modelA },
                      )}
                </Cell>
                <Cell>{row.strength ?? "–"}</Cell>
                <Cell>{row.annotator}</Cell>
                <Cell className="max-w-64 truncate">{row.rationale}</Cell>
                <Cell className="whitespace-nowrap">
                  {format.dateTime(new Date(row.createdAt), { dateStyle: "short", timeStyle: "short" })}
                </Cell>
              </Row>
            ))}
          </Table>
          {preferences.hasNextPage && (
            <Button
              className="mt-4"
              onClick={() => preferences.fetchNextPage()}
              disabled={preferences.isFetchingNextPage}
            >
              {common("more")}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}
