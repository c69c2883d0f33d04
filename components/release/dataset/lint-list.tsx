"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { LintReport } from "@/lib/domain/dataset/report";
import { useFigures } from "../../measure/use-figures";
import { Button } from "../../ui/button";
import { Badge } from "../../ui/card";
import { FindingRows } from "./findings";
import type { FindingSource } from "./queries";

type Lint = LintReport["lints"][number];

/** Every check with what it found; those that found something first, each with its rows. */
export function LintList({
  projectId,
  report,
  sourceOf,
}: {
  projectId: string;
  report: LintReport;
  /** Null where rows are not for this reader. */
  sourceOf: ((lint: string) => FindingSource) | null;
}) {
  const order = (lint: Lint) => (lint.count === 0 ? 2 : lint.level === "error" ? 0 : 1);
  const lints = [...report.lints].sort((a, b) => order(a) - order(b));
  return (
    <ul className="flex flex-col divide-y divide-line">
      {lints.map((lint) => (
        <li key={lint.name} className="py-3 first:pt-0 last:pb-0">
          <LintItem projectId={projectId} lint={lint} report={report} sourceOf={sourceOf} />
        </li>
      ))}
    </ul>
  );
}

function LintItem({
  projectId,
  lint,
  report,
  sourceOf,
}: {
  projectId: string;
  lint: Lint;
  report: LintReport;
  sourceOf: ((lint: string) => FindingSource) | null;
}) {
  const t = useTranslations("dataset");
  const { percent, range, whole } = useFigures();
  const [isOpen, setOpen] = useState(false);
  const { name, level, count, figures } = lint;
  const tone = count === 0 ? "good" : level === "error" ? "error" : "warn";
  const title = t(`lints.${name}.title`);
  const hasRows =
    count > 0 && sourceOf && name !== "length-predicts-winner" && name !== "position-predicts-winner";
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="min-w-0 flex-1 basis-56 font-medium">{title}</h3>
        <Badge tone={tone}>{count === 0 ? t("clean") : t("found", { count })}</Badge>
        {hasRows && (
          <Button kind="quiet" aria-expanded={isOpen} onClick={() => setOpen((now) => !now)}>
            {isOpen ? t("hideRows") : t("showRows")}
            <span className="sr-only">: {title}</span>
          </Button>
        )}
      </div>
      <p className="mt-1 max-w-prose text-sm text-quiet">
        {t(`lints.${name}.hint`, {
          context: whole(report.options.contextLength),
          share: percent(report.options.annotatorShare),
        })}
      </p>
      {figures && figures.value !== null && (
        <p className="mt-1 text-sm tabular-nums">
          {t(`lints.${name}.figure`, {
            share: percent(figures.value),
            interval: range(percent, figures.low, figures.high),
          })}
          {figures.auc && figures.auc.value !== null && (
            <>
              {" "}
              {t("auc", {
                value: percent(figures.auc.value),
                interval: range(percent, figures.auc.low, figures.auc.high),
              })}
            </>
          )}
        </p>
      )}
      {isOpen && hasRows && (
        <div className="mt-3">
          <FindingRows projectId={projectId} source={sourceOf(name)} title={title} />
        </div>
      )}
    </>
  );
}
