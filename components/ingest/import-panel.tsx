"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChange } from "../shell/use-api";
import { Card, PageHeader } from "../ui/card";
import { ProgressBar } from "../ui/states";
import { ImportHistory } from "./import-history";
import { ImportPreviewForm } from "./import-preview-form";
import { ImportProgress } from "./import-progress";
import { uploadFiles } from "./upload";

type Step = { name: "choose" } | { name: "preview"; importId: string } | { name: "watch"; importId: string };

/** Data, and the pictures that its rows name. */
const readable = /\.(jsonl?|ndjson|csv|tsv|gz|txt|png|jpe?g|gif|webp|avif|svg)$/i;

/** From files to prompts: choose, look, import. */
export function ImportPanel({ projectId }: { projectId: string }) {
  const t = useTranslations("ingest");
  const client = useQueryClient();
  const [step, setStep] = useState<Step>({ name: "choose" });
  const [progress, setProgress] = useState<{ name: string; share: number } | null>(null);
  const upload = useChange({
    mutationFn: (files: File[]) =>
      uploadFiles(projectId, files, (name, share) => setProgress({ name, share })),
    onSuccess: (importId) => setStep({ name: "preview", importId }),
    onSettled: () => setProgress(null),
  });
  const startOver = () => {
    setStep({ name: "choose" });
    void client.invalidateQueries({ queryKey: ["project", projectId] });
  };
  const choose = (list: FileList | null) => {
    const files = [...(list ?? [])].filter((file) => readable.test(file.name));
    if (files.length > 0) upload.mutate(files);
  };
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="flex flex-col gap-6">
        {step.name === "choose" && (
          <Card>
            <section
              aria-label={t("choose")}
              className="flex flex-col items-center gap-4 rounded-lg border-2 border-dashed border-line-strong p-8 text-center"
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                choose(event.dataTransfer.files);
              }}
            >
              <p className="max-w-prose text-quiet">{t("chooseHint")}</p>
              <div className="flex flex-wrap justify-center gap-3">
                <FileInput label={t("choose")} onChoose={choose} />
                <FileInput label={t("chooseFolder")} onChoose={choose} isFolder />
              </div>
              {progress && (
                <div className="w-full max-w-md" role="status">
                  <p className="mb-1 text-sm">
                    {t("uploading", { name: progress.name, share: `${Math.round(progress.share * 100)} %` })}
                  </p>
                  <ProgressBar value={progress.share} max={1} label={progress.name} />
                </div>
              )}
            </section>
          </Card>
        )}
        {step.name === "preview" && (
          <ImportPreviewForm
            projectId={projectId}
            importId={step.importId}
            onStarted={() => setStep({ name: "watch", importId: step.importId })}
            onCancel={startOver}
          />
        )}
        {step.name === "watch" && (
          <ImportProgress
            projectId={projectId}
            importId={step.importId}
            onAgain={() => setStep({ name: "preview", importId: step.importId })}
            onOther={startOver}
          />
        )}
        {step.name === "choose" && <ImportHistory projectId={projectId} />}
      </div>
    </>
  );
}

function FileInput({
  label,
  onChoose,
  isFolder = false,
}: {
  label: string;
  onChoose: (list: FileList | null) => void;
  isFolder?: boolean;
}) {
  // React knows no webkitdirectory attribute: it is set on the element.
  const folder = (input: HTMLInputElement | null) => {
    input?.toggleAttribute("webkitdirectory", isFolder);
  };
  return (
    <label className="cursor-pointer rounded-md border border-line-strong bg-paper px-4 py-2 text-sm font-medium focus-within:outline-2 focus-within:outline-accent hover:bg-accent-soft">
      {label}
      <input
        ref={folder}
        type="file"
        multiple
        className="sr-only"
        onChange={(event) => onChoose(event.target.files)}
      />
    </label>
  );
}
