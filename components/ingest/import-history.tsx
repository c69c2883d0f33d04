"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { callApi } from "@/lib/domain/api/client";
import { undoImport } from "@/lib/domain/api/ingest";
import { useChange } from "../shell/use-api";
import { Button } from "../ui/button";
import { Badge, Card } from "../ui/card";
import { EmptyState, ErrorState, Loading } from "../ui/states";
import { Cell, Row, Table } from "../ui/table";
import { importsQuery } from "./queries";

export function ImportHistory({ projectId }: { projectId: string }) {
  const t = useTranslations("ingest");
  const format = useFormatter();
  const client = useQueryClient();
  const imports = useQuery(importsQuery(projectId));
  const undo = useChange({
    mutationFn: (importId: string) => callApi(undoImport, { params: { projectId, importId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["project", projectId] }),
  });
  if (imports.isPending) return <Loading />;
  if (imports.isError) return <ErrorState error={imports.error} retry={() => imports.refetch()} />;
  if (imports.data.rows.length === 0) return <EmptyState title={t("none")} />;
  return (
    <Card title={t("history")}>
      <Table caption={t("history")} head={[t("when"), t("files"), t("format"), t("result"), ""]}>
        {imports.data.rows.map((row) => (
          <Row key={row.id}>
            <Cell>
              {format.dateTime(new Date(row.createdAt), { dateStyle: "medium", timeStyle: "short" })}
            </Cell>
            <Cell className="max-w-60 truncate">{row.fileNames.join(", ")}</Cell>
            <Cell>{row.format ?? "–"}</Cell>
            <Cell>
              <Badge tone={row.status === "failed" ? "error" : "plain"}>{t(`status.${row.status}`)}</Badge>{" "}
              {row.summary && row.status === "done" && <span>{t("summary", row.summary)}</span>}
            </Cell>
            <Cell>
              {row.status === "done" && !row.alreadyImported && (
                <Button kind="quiet" onClick={() => undo.mutate(row.id)}>
                  {t("undo")}
                </Button>
              )}
            </Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
