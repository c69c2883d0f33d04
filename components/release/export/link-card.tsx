"use client";

import { useTranslations } from "next-intl";
import { callApi, urlOf } from "@/lib/domain/api/client";
import { type ExportView, readExportFile } from "@/lib/domain/api/dataset-export";
import { createApiToken } from "@/lib/domain/api/people";
import { useChange } from "../../shell/use-api";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { CopyText } from "../../ui/copy-text";

const days = 30;

/** Addresses that datasets, DuckDB and curl read, with a token that opens nothing else. */
export function LinkCard({
  projectId,
  number,
  exports,
}: {
  projectId: string;
  number: number;
  exports: readonly ExportView[];
}) {
  const t = useTranslations("export");
  const create = useChange({
    mutationFn: () =>
      callApi(createApiToken, {
        body: { name: t("linkName"), projectId, readOnly: true, exportsOnly: true, days },
      }),
  });
  const ready = exports.find(({ state }) => state === "ready");
  if (!ready) return null;
  const { preset, format } = ready;
  const data = ready.files?.filter(({ rows }) => rows !== null) ?? [];
  const file = (data.find(({ path }) => /(^|\/)train\./.test(path)) ?? data[0])?.path ?? "";
  const address = urlOf(readExportFile, {
    params: { projectId, number, preset, format, file },
    query: { token: create.data?.token ?? "…" },
  });
  const url = `${typeof window === "undefined" ? "" : window.location.origin}${address}`;
  const snippets = {
    curl: `curl -C - -o "${file.split("/").at(-1)}" "${url}"`,
    datasets: `load_dataset("${format === "parquet" || format === "csv" ? format : "json"}", data_files="${url}")`,
    DuckDB: `SELECT * FROM read_${format === "parquet" || format === "csv" ? format : "json"}('${url}')`,
  };
  return (
    <Card title={t("link")}>
      <p className="mb-3 max-w-prose text-quiet">{t("linkHint")}</p>
      {create.data ? (
        <div className="flex flex-col gap-3">
          <p className="text-sm font-medium">{t("linkOnce")}</p>
          {Object.entries(snippets).map(([title, text]) => (
            <div key={title}>
              <p className="mb-1 text-sm text-quiet">{title}</p>
              <CopyText label={title} text={text} />
            </div>
          ))}
        </div>
      ) : (
        <Button disabled={create.isPending} onClick={() => create.mutate()}>
          {t("makeLink")}
        </Button>
      )}
    </Card>
  );
}
