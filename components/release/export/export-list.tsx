"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { callApi, urlOf } from "@/lib/domain/api/client";
import {
  createDatasetExport,
  type ExportView,
  readExportFile,
  zipName,
} from "@/lib/domain/api/dataset-export";
import { formatBytes } from "../../ingest/format-bytes";
import { useChange } from "../../shell/use-api";
import { Button } from "../../ui/button";
import { Badge, Card } from "../../ui/card";
import { ProgressBar } from "../../ui/states";
import { formatKey } from "./format-key";
import { datasetExportsQuery } from "./queries";

interface Dataset {
  projectId: string;
  number: number;
}

export function ExportList({
  exports,
  pairs,
  ...dataset
}: Dataset & { exports: readonly ExportView[]; pairs: number }) {
  const t = useTranslations("export");
  return (
    <Card title={t("exports")}>
      {exports.length === 0 && <p className="text-quiet">{t("none")}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {exports.map((one) => (
          <li key={`${one.preset} ${one.format}`} className="py-4 first:pt-0 last:pb-0">
            <ExportRow dataset={dataset} view={one} pairs={pairs} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const tones = { waiting: "plain", writing: "plain", ready: "good", failed: "error" } as const;

function ExportRow({ dataset, view, pairs }: { dataset: Dataset; view: ExportView; pairs: number }) {
  const t = useTranslations("export");
  const client = useQueryClient();
  const { preset, format, state, rows } = view;
  const again = useChange({
    mutationFn: () => callApi(createDatasetExport, { params: dataset, body: { preset, format } }),
    onSettled: () => client.invalidateQueries(datasetExportsQuery(dataset.projectId, dataset.number)),
  });
  const name = `${t(`presets.${preset}`)} · ${t(`formats.${formatKey(format)}`)}`;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="min-w-0 flex-1 font-medium">{name}</h3>
        <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
        {state === "ready" && (
          <a
            className="inline-flex min-h-10 items-center rounded-md border border-line-strong px-3.5 text-sm font-medium hover:bg-accent-soft"
            href={urlOf(readExportFile, { params: { ...dataset, preset, format, file: zipName } })}
            aria-label={t("zipOf", { name })}
          >
            {t("zip")}
          </a>
        )}
        {state === "failed" && <Button onClick={() => again.mutate()}>{t("again")}</Button>}
      </div>
      {state === "writing" && (
        <>
          <ProgressBar value={rows} max={Math.max(pairs, rows)} label={t("progress", { rows })} />
          <p className="text-sm text-quiet tabular-nums">{t("progress", { rows })}</p>
        </>
      )}
      {view.failure && (
        <p className="text-sm text-error">{view.failure === "nothing" ? t("nothing") : view.failure}</p>
      )}
      {view.files && <Files dataset={dataset} view={view} />}
    </div>
  );
}

function Files({ dataset, view }: { dataset: Dataset; view: ExportView }) {
  const t = useTranslations("export");
  const format = useFormatter();
  const files = view.files ?? [];
  const size = formatBytes(files.reduce((sum, { bytes }) => sum + bytes, 0));
  const left = Object.entries(view.leftOut ?? {}) as [keyof NonNullable<ExportView["leftOut"]>, number][];
  return (
    <>
      {left.length > 0 && (
        <p className="text-sm">
          {t("left")}: {format.list(left.map(([reason, count]) => t(`reasons.${reason}`, { count })))}
        </p>
      )}
      <details className="text-sm">
        <summary className="min-h-8 cursor-pointer py-1">
          {t("rows", { rows: view.rows })} · {t("files", { count: files.length, size })}
        </summary>
        <ul className="mt-1 flex flex-col gap-1">
          {files.map(({ path, bytes, sha256 }) => (
            <li key={path} className="flex flex-wrap items-baseline gap-x-3">
              <a
                className="underline underline-offset-2"
                href={urlOf(readExportFile, {
                  params: { ...dataset, preset: view.preset, format: view.format, file: path },
                })}
              >
                {path}
              </a>
              <span className="text-quiet tabular-nums">{formatBytes(bytes)}</span>
              <code className="text-xs break-all text-quiet">sha256 {sha256.slice(0, 16)}…</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
