"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import type { DatasetView } from "@/lib/domain/api/datasets";
import { splits } from "@/lib/domain/dataset/manifest";
import { licenseLink, licenseName } from "@/lib/domain/license";
import { may } from "@/lib/domain/permission";
import { useFigures } from "../../measure/use-figures";
import { projectQuery } from "../../people/queries";
import { ButtonLink } from "../../ui/button";
import { Badge, Card } from "../../ui/card";
import { CopyText } from "../../ui/copy-text";
import { ErrorState, Loading } from "../../ui/states";
import { DatasetExports } from "../export/dataset-exports";
import { Balance, ModelCoverage, OmissionTable } from "./coverage-tables";
import { DiffCard } from "./diff-card";
import { DatasetLints } from "./lint-card";
import { datasetQuery } from "./queries";
import { RecipeWords } from "./recipe-words";
import { SplitBar } from "./split-bar";
import { SummaryFigures } from "./summary-figures";

/** One dataset: a sentence, what it holds, how it came about, what the checks say, and the way out. */
export function DatasetPage({ projectId, number }: { projectId: string; number: number }) {
  const t = useTranslations("dataset");
  const query = useQuery(datasetQuery(projectId, number));
  const project = useQuery(projectQuery(projectId));
  if (query.isError) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  if (!query.data || !project.data) return <Loading />;
  const dataset = query.data;
  const role = project.data.role ?? "lead";
  const maySeeRows = may(role, "judgments.read");
  return (
    <div className="flex flex-col gap-6">
      <Heading dataset={dataset} />
      {dataset.state === "building" && (
        <p role="status" className="rounded-lg border border-line bg-paper p-5">
          {t("building")}
        </p>
      )}
      {dataset.state === "failed" && (
        <p role="alert" className="rounded-lg border border-error bg-error-soft p-5">
          {t(`failures.${dataset.failure ?? "internal"}`)}
        </p>
      )}
      {dataset.state === "ready" && dataset.withdrawnSince > 0 && (
        <div
          role="status"
          className="flex flex-wrap items-center gap-4 rounded-lg border border-line bg-paper p-5"
        >
          <p className="min-w-0 flex-1 basis-72">{t("withdrawnSince", { count: dataset.withdrawnSince })}</p>
          {may(role, "dataset.freeze") && (
            <ButtonLink kind="primary" href={`/projects/${projectId}/datasets/new?from=${number}`}>
              {t("freezeNext")}
            </ButtonLink>
          )}
        </div>
      )}
      {dataset.manifest && (
        <>
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <Card title={t("holds")}>
              <SummaryFigures summary={dataset.manifest.summary} />
            </Card>
            <div className="flex min-w-0 flex-col gap-6">
              <Card title={t("splitsTitle")}>
                <SplitBar summary={dataset.manifest.summary} />
              </Card>
              <Card title={t("recipe")}>
                <RecipeWords recipe={dataset.recipe} />
              </Card>
            </div>
            <Card title={t("models")}>
              <ModelCoverage summary={dataset.manifest.summary} />
              <Balance summary={dataset.manifest.summary} />
            </Card>
            <Card title={t("omitted")}>
              <OmissionTable summary={dataset.manifest.summary} />
            </Card>
          </div>
          <section aria-label={t("exports")}>
            <DatasetExports projectId={projectId} number={number} />
          </section>
          <DatasetLints projectId={projectId} number={number} maySeeRows={maySeeRows} />
          {number > 1 && <DiffCard projectId={projectId} number={number} maySeeRows={maySeeRows} />}
          <Card title={t("identity")}>
            <p className="mb-3 max-w-prose text-sm text-quiet">{t("identityHint")}</p>
            <CopyText label={t("contentHash")} text={dataset.manifest.contentHash} />
          </Card>
        </>
      )}
    </div>
  );
}

function Heading({ dataset }: { dataset: DatasetView }) {
  const t = useTranslations("dataset");
  const format = useFormatter();
  const { percent, whole } = useFigures();
  const summary = dataset.manifest?.summary;
  const sum = (counts: Record<(typeof splits)[number], number>) =>
    splits.reduce((total, split) => total + counts[split], 0);
  return (
    <header className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2 text-sm text-quiet">
        <span>{t("numbered", { number: dataset.number })}</span>
        {dataset.name && <span className="font-medium text-ink">{dataset.name}</span>}
        <span>
          {format.dateTime(new Date(dataset.createdAt), { dateStyle: "medium", timeStyle: "short" })}
        </span>
        {dataset.state !== "ready" && (
          <Badge tone={dataset.state === "failed" ? "error" : "plain"}>{t(`states.${dataset.state}`)}</Badge>
        )}
      </p>
      <h1 className="min-h-16 max-w-3xl text-2xl font-semibold text-balance">
        {summary
          ? t("sentence", {
              pairs: sum(summary.pairs),
              prompts: sum(summary.prompts),
              annotators: summary.annotators,
            })
          : t("numbered", { number: dataset.number })}{" "}
        {summary &&
          (summary.agreement.value === null
            ? t("sentenceNoAgreement")
            : t("sentenceAgreement", {
                share: percent(summary.agreement.value),
                chance: percent(summary.agreement.chance),
              }))}
      </h1>
      {summary && summary.withdrawnAnnotators > 0 && (
        <p className="max-w-prose">{t("withdrawn", { count: summary.withdrawnAnnotators })}</p>
      )}
      <p className="text-sm text-quiet">
        {t("lastJudgment", { seq: whole(dataset.lastSeq) })}{" "}
        {dataset.license
          ? t.rich("license", {
              name: licenseName(dataset.license),
              link: (name) => (
                <a
                  href={dataset.license ? licenseLink(dataset.license) : undefined}
                  className="underline"
                  rel="noreferrer"
                >
                  {name}
                </a>
              ),
            })
          : t("noLicense")}
      </p>
    </header>
  );
}
