"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { callApi } from "@/lib/domain/api/client";
import { type FieldMapping, type ImportPreview, previewImport, startImport } from "@/lib/domain/api/ingest";
import { excerpt } from "@/lib/domain/excerpt";
import { textOfAll } from "@/lib/domain/message";
import { useChange } from "../shell/use-api";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Input, Select } from "../ui/field";
import { ErrorState, Loading } from "../ui/states";
import { Cell, Row, Table } from "../ui/table";
import { MappingForm } from "./mapping-form";
import { ProblemTable } from "./problem-table";

/** What the files are and how their first rows would appear, before anything is stored. */
export function ImportPreviewForm({
  projectId,
  importId,
  onStarted,
  onCancel,
}: {
  projectId: string;
  importId: string;
  onStarted: () => void;
  onCancel: () => void;
}) {
  const t = useTranslations("ingest");
  const [mapping, setMapping] = useState<FieldMapping | undefined>();
  const preview = useQuery({
    queryKey: ["preview", importId, mapping],
    queryFn: () => callApi(previewImport, { params: { projectId, importId }, body: { mapping } }),
  });
  const start = useChange({
    mutationFn: (options: { onProblem: "refuse" | "skip"; tags: string[] }) =>
      callApi(startImport, { params: { projectId, importId }, body: { ...options, mapping } }),
    onSuccess: onStarted,
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const tags = String(form.get("tags"))
      .split(",")
      .map((tag) => tag.trim());
    start.mutate({
      onProblem: form.get("onProblem") === "skip" ? "skip" : "refuse",
      tags: tags.filter(Boolean),
    });
  }
  if (preview.isPending) return <Loading />;
  if (preview.isError) return <ErrorState error={preview.error} retry={() => preview.refetch()} />;
  const { data } = preview;
  const isUnknown = data.fields.length > 0 && !mapping;
  return (
    <>
      <Card title={data.format ? t("recognised", { format: data.format }) : t("unknown")}>
        {data.error && (
          <p role="alert" className="mb-3 text-error">
            {data.error}
          </p>
        )}
        <Files preview={data} />
        {data.pictures > 0 && (
          <p className="mt-3 text-sm text-quiet">{t("pictures", { count: data.pictures })}</p>
        )}
        {(isUnknown || mapping) && <MappingForm fields={data.fields} onApply={setMapping} />}
      </Card>
      {data.rows.length > 0 && (
        <Card title={t("firstRows")}>
          <FirstRows preview={data} />
        </Card>
      )}
      {data.problems.length > 0 && (
        <Card title={t("problems")}>
          <ProblemTable problems={data.problems} />
        </Card>
      )}
      <Card>
        <form onSubmit={submit} className="flex flex-wrap items-end gap-4">
          <Select label={t("onProblem")} name="onProblem" defaultValue="refuse">
            <option value="refuse">{t("refuse")}</option>
            <option value="skip">{t("skip")}</option>
          </Select>
          <Input className="min-w-60 flex-1" label={t("tags")} name="tags" />
          <Button type="submit" kind="primary" disabled={start.isPending || isUnknown || data.error !== null}>
            {t("start")}
          </Button>
          <Button kind="quiet" onClick={onCancel}>
            {t("startOver")}
          </Button>
        </form>
      </Card>
    </>
  );
}

function Files({ preview }: { preview: ImportPreview }) {
  const t = useTranslations("ingest");
  return (
    <Table caption={t("files")} head={[t("file"), t("format"), t("role"), t("model")]}>
      {preview.files.slice(0, 60).map((file) => (
        <Row key={file.name}>
          <Cell className="break-all">{file.name}</Cell>
          <Cell>{file.format}</Cell>
          <Cell>{file.role}</Cell>
          <Cell>{file.model ?? "–"}</Cell>
        </Row>
      ))}
    </Table>
  );
}

function FirstRows({ preview }: { preview: ImportPreview }) {
  const t = useTranslations("ingest");
  return (
    <ol className="flex flex-col gap-4">
      {preview.rows.map((row) => (
        <li key={row.promptKey} className="border-b border-line pb-4 last:border-0">
          <p className="font-medium">{excerpt(row.messages, 300) || row.promptKey}</p>
          <dl className="mt-1 grid gap-1 text-sm">
            {row.responses.map((response, index) => (
              <div
                key={`${response.model}-${String(index)}`}
                className="grid gap-x-3 sm:grid-cols-[12rem_1fr]"
              >
                <dt className="truncate text-quiet">{response.model}</dt>
                <dd className="line-clamp-2">{textOfAll(response.messages).slice(0, 400)}</dd>
              </div>
            ))}
          </dl>
          {row.judgments.length > 0 && (
            <p className="mt-1 text-sm text-quiet">
              {t("verdicts")}:{" "}
              {row.judgments
                .slice(0, 4)
                .map((one) => `${one.annotator}: ${one.verdict}`)
                .join("; ")}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
