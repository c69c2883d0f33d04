"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { callApi } from "@/lib/domain/api/client";
import { createDatasetExport, type PresetView } from "@/lib/domain/api/dataset-export";
import type { FileFormat, PresetName } from "@/lib/domain/dataset/export";
import { useChange } from "../../shell/use-api";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { CopyText } from "../../ui/copy-text";
import { Select } from "../../ui/field";
import { formatKey } from "./format-key";
import { type Held, PresetLosses } from "./preset-losses";
import { datasetExportsQuery } from "./queries";

/** The presets by what they are for, in the order in which they are offered. */
const groups = {
  pairs: [
    "preference",
    "preference-implicit",
    "preference-strings",
    "preference-llamafactory",
    "preference-swift",
    "preference-nemo",
    "preference-openai",
    "preference-transcript",
    "preference-deepspeed",
  ],
  single: ["kto", "kto-strings", "kto-messages"],
  texts: ["sft-messages", "prompts-verl"],
  evaluation: ["rewardbench", "best-of-n"],
  whole: ["judgments", "helpsteer", "oasst"],
} as const satisfies Record<string, readonly PresetName[]>;

export function ExportForm({
  projectId,
  number,
  presets,
  held,
}: {
  projectId: string;
  number: number;
  presets: readonly PresetView[];
  held: Held;
}) {
  const t = useTranslations("export");
  const client = useQueryClient();
  const [name, setName] = useState<PresetName>("preference");
  const [wanted, setWanted] = useState<FileFormat>("jsonl");
  const create = useChange({
    mutationFn: (body: { preset: PresetName; format: FileFormat }) =>
      callApi(createDatasetExport, { params: { projectId, number }, body }),
    onSettled: () => client.invalidateQueries(datasetExportsQuery(projectId, number)),
  });
  const preset = presets.find((one) => one.name === name);
  if (!preset) return null;
  const format = preset.formats.includes(wanted) ? wanted : (preset.formats[0] ?? "jsonl");
  return (
    <Card title={t("title")}>
      <p className="mb-4 max-w-prose text-quiet">{t("hint")}</p>
      <div className="grid gap-4 sm:grid-cols-3">
        <Select
          className="sm:col-span-2"
          label={t("preset")}
          value={name}
          onChange={(event) => setName(event.target.value as PresetName)}
        >
          {Object.entries(groups).map(([group, names]) => (
            <optgroup key={group} label={t(`groups.${group as keyof typeof groups}`)}>
              {names.map((one) => (
                <option key={one} value={one}>
                  {t(`presets.${one}`)} ({presets.find((own) => own.name === one)?.stacks.join(", ")})
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        <Select
          label={t("file")}
          value={format}
          onChange={(event) => setWanted(event.target.value as FileFormat)}
        >
          {preset.formats.map((one) => (
            <option key={one} value={one}>
              {t(`formats.${formatKey(one)}`)}
            </option>
          ))}
        </Select>
      </div>
      <PresetLosses preset={preset} held={held} />
      <Button
        kind="primary"
        className="mt-4"
        disabled={create.isPending}
        onClick={() => create.mutate({ preset: name, format })}
      >
        {t("write")}
      </Button>
      <h3 className="mt-6 mb-2 font-semibold">{t("load")}</h3>
      <div className="flex flex-col gap-3">
        {preset.snippets[format]?.map(({ title, text }) => (
          <div key={title}>
            <p className="mb-1 text-sm text-quiet">{title}</p>
            <CopyText label={title} text={text} />
          </div>
        ))}
      </div>
    </Card>
  );
}
