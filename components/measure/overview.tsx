"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { Figure, Results } from "@/lib/domain/api/measure";
import { Button, ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState, ErrorState, Loading, ProgressBar } from "../ui/states";
import { Cell, Row, Table } from "../ui/table";
import { JudgeSelect } from "./judge-select";
import { resultsQuery } from "./queries";
import { Ratings } from "./ratings";
import { useFigures } from "./use-figures";
import { useReason } from "./use-reason";

/** What the data say: a sentence, the picture, the tables; then how far the work is. */
export function Overview({ projectId }: { projectId: string }) {
  const t = useTranslations("measure");
  const [judges, setJudges] = useState<JudgeFilter>("human");
  const results = useQuery(resultsQuery(projectId, judges));
  if (results.isError) return <ErrorState error={results.error} retry={() => results.refetch()} />;
  const figures = results.data?.figures;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Headline results={results.data} />
        <JudgeSelect value={judges} onChange={setJudges} />
      </div>
      <p role="status" className="min-h-6 text-sm text-quiet">
        {results.data && !figures ? t("computing") : figures && !figures.isFresh ? t("refreshing") : ""}
      </p>
      {results.isPending && <Loading />}
      {figures?.preferences === 0 &&
        judges === "human" &&
        (results.data?.progress.importedJudgments ?? 0) > 0 && (
          <EmptyState title={t("onlyMachines")}>
            <Button kind="primary" onClick={() => setJudges("machine")}>
              {t("showMachines")}
            </Button>
          </EmptyState>
        )}
      {figures && figures.preferences > 0 && <Ratings figures={figures} />}
      {figures && figures.preferences > 0 && <Agreement figures={figures} />}
      {results.data && <Progress results={results.data} projectId={projectId} />}
    </div>
  );
}

function Headline({ results }: { results: Results | undefined }) {
  const t = useTranslations("measure");
  const format = useFormatter();
  const reasonText = useReason();
  const agreement = results?.figures?.agreement;
  if (!agreement) return <h1 className="min-h-16 grow basis-96 text-2xl font-semibold">{t("agreement")}</h1>;
  const { value, reason } = agreement.agreement;
  const share = (part: number) => format.number(part, { style: "percent", maximumFractionDigits: 0 });
  return (
    <h1 className="min-h-16 max-w-3xl grow basis-96 text-2xl font-semibold text-balance">
      {value === null
        ? t("headlineNone", { reason: reasonText(reason) })
        : t("headline", {
            share: share(value),
            chance: agreement.chance === null ? "–" : share(agreement.chance),
          })}
    </h1>
  );
}

function Agreement({ figures }: { figures: NonNullable<Results["figures"]> }) {
  const t = useTranslations("measure");
  const { percent, plain, range } = useFigures();
  const reasonText = useReason();
  const { agreement } = figures;
  const rows: [string, Figure, (part: number | null) => string, number | null][] = [
    [t("agreementTies"), agreement.agreement, percent, agreement.chance],
    [t("agreementNoTies"), agreement.agreementWithoutTies, percent, agreement.chanceWithoutTies],
    [t("alpha"), agreement.alpha, plain, null],
  ];
  return (
    <Card title={t("agreement")}>
      <Table caption={t("agreement")} head={["", t("agreement"), t("interval"), ""]}>
        {rows.map(([name, figure, write, chance]) => (
          <Row key={name}>
            <Cell>{name}</Cell>
            <Cell className="font-medium">
              {figure.value === null ? reasonText(figure.reason) : write(figure.value)}
            </Cell>
            <Cell>{range(write, figure.low, figure.high)}</Cell>
            <Cell className="text-quiet">
              {chance === null ? "" : t("chance", { share: percent(chance) })}
            </Cell>
          </Row>
        ))}
      </Table>
      <p className="mt-3 text-sm text-quiet">
        {t("units", {
          units: agreement.units,
          annotators: agreement.annotators,
          comparisons: agreement.comparisons,
        })}
      </p>
    </Card>
  );
}

function Progress({ results, projectId }: { results: Results; projectId: string }) {
  const t = useTranslations("measure");
  const { progress } = results;
  const home = `/projects/${projectId}`;
  return (
    <Card title={t("progress")}>
      <ProgressBar value={progress.judgments} max={progress.judgmentsWanted} label={t("progress")} />
      <p className="mt-2">
        {t("progressLine", {
          judgments: progress.judgments,
          wanted: progress.judgmentsWanted,
          skips: progress.skips,
          imported: progress.importedJudgments,
        })}
      </p>
      <p className="text-quiet">
        {t("counts", {
          prompts: progress.prompts,
          responses: progress.responses,
          models: progress.models,
          tasks: progress.tasks,
        })}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <ButtonLink kind={progress.prompts === 0 ? "primary" : "secondary"} href={`${home}/import`}>
          {t("next.import")}
        </ButtonLink>
        <ButtonLink
          kind={progress.prompts > 0 && progress.tasks === 0 ? "primary" : "secondary"}
          href={`${home}/tasks`}
        >
          {t("next.plan")}
        </ButtonLink>
        <ButtonLink href={`${home}/people`}>{t("next.invite")}</ButtonLink>
      </div>
    </Card>
  );
}
