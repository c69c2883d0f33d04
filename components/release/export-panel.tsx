"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import { errorFrom, urlOf } from "@/lib/domain/api/client";
import { type ExportFormat, exportFormats, exportPreferences } from "@/lib/domain/api/release";
import { JudgeSelect } from "../measure/judge-select";
import { Card, PageHeader } from "../ui/card";
import { CopyText } from "../ui/copy-text";
import { Select } from "../ui/field";
import { EmptyState, ErrorState, Loading } from "../ui/states";
import { loadSnippet } from "./load-snippet";

type Options = z.input<typeof exportPreferences.query>;

const rowsShown = 3;

/** The first lines of a stream; the rest is not asked for. */
async function firstLines(url: string, signal: AbortSignal): Promise<string[]> {
  const abort = new AbortController();
  signal.addEventListener("abort", () => abort.abort());
  const response = await fetch(url, { signal: abort.signal });
  if (!response.ok) throw errorFrom(await response.json().catch(() => null), response.status);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader && text.split("\n").length <= rowsShown) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  abort.abort();
  return text.split("\n").filter(Boolean).slice(0, rowsShown);
}

export function ExportPanel({ projectId }: { projectId: string }) {
  const t = useTranslations("release");
  const [options, setOptions] = useState<Options>({
    format: "conversational",
    ties: "drop",
    judges: "human",
    split: "all",
  });
  const url = urlOf(exportPreferences, { params: { projectId }, query: options });
  const preview = useQuery({
    queryKey: ["export", url],
    queryFn: ({ signal }) => firstLines(url, signal),
    staleTime: 0,
  });
  const snippet = loadSnippet[options.format ?? "conversational"];
  const set = (part: Partial<Options>) => setOptions((now) => ({ ...now, ...part }));
  const origin = typeof window === "undefined" ? "" : window.location.origin;
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="flex flex-col gap-6">
        <Card>
          <p className="mb-4 max-w-prose text-quiet">{t("hint")}</p>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            <Select
              label={t("format")}
              value={options.format}
              onChange={(event) => set({ format: event.target.value as ExportFormat })}
            >
              {exportFormats.map((format) => (
                <option key={format} value={format}>
                  {t(`formats.${format}`)}
                </option>
              ))}
            </Select>
            <JudgeSelect value={options.judges ?? "human"} onChange={(judges) => set({ judges })} />
            <Select
              label={t("ties")}
              value={options.ties}
              onChange={(event) => set({ ties: event.target.value === "keep" ? "keep" : "drop" })}
            >
              <option value="drop">{t("drop")}</option>
              <option value="keep">{t("keep")}</option>
            </Select>
            <Select
              label={t("split")}
              value={options.split}
              onChange={(event) => set({ split: event.target.value as Options["split"] })}
            >
              {(["all", "train", "validation", "test"] as const).map((split) => (
                <option key={split} value={split}>
                  {t(`splits.${split}`)}
                </option>
              ))}
            </Select>
          </div>
          <p className="mt-4 min-h-12 max-w-prose text-sm">
            {t(`notCarried.${options.format ?? "conversational"}`)}
          </p>
          <a
            className="mt-2 inline-flex min-h-10 items-center rounded-md bg-accent px-4 text-sm font-medium text-accent-ink hover:opacity-90"
            href={url}
            download={`preferences-${options.split}.jsonl`}
          >
            {t("download")}
          </a>
        </Card>
        <Card title={t("preview")}>
          {preview.isPending && <Loading />}
          {preview.isError && <ErrorState error={preview.error} retry={() => preview.refetch()} />}
          {preview.data?.length === 0 && <EmptyState title={t("empty")} />}
          {preview.data?.map((line) => (
            <pre
              key={line.slice(0, 200)}
              className="mb-3 max-h-72 overflow-auto rounded border border-line bg-desk p-3 text-xs whitespace-pre-wrap"
            >
              {JSON.stringify(JSON.parse(line), null, 2)}
            </pre>
          ))}
        </Card>
        <Card title={t("load")}>
          <p className="mb-2 text-sm text-quiet">{t("loadHint")}</p>
          <CopyText
            label="curl"
            text={`curl -H "Authorization: Bearer $CONCORD_TOKEN" "${origin}${url}" -o preferences.jsonl`}
          />
          <div className="h-2" />
          <CopyText label={snippet.title} text={snippet.text} />
          <div className="h-2" />
          <CopyText
            label="datasets"
            text={`datasets.load_dataset("json", data_files="${origin}${url}", storage_options={"headers": {"Authorization": f"Bearer {token}"}})`}
          />
        </Card>
      </div>
    </>
  );
}
