"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { z } from "zod";
import type { lintRecipe } from "@/lib/domain/api/datasets";
import { type LintOptions, lintOptionsSchema } from "@/lib/domain/dataset/lints/options";
import type { RecipeInput } from "@/lib/domain/dataset/recipe";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Input } from "../../ui/field";
import { ErrorState, ProgressBar } from "../../ui/states";
import { LintList } from "./lint-list";
import { draftLintsQuery, type FindingSource, lintsQuery } from "./queries";

type LintAnswer = z.output<typeof lintRecipe.response>;

const standard = lintOptionsSchema.parse({});

/** The checks of what a recipe would give, run when they are asked for. */
export function DraftLints({ projectId, recipe }: { projectId: string; recipe: RecipeInput }) {
  const t = useTranslations("dataset");
  const [asked, setAsked] = useState<{ recipe: RecipeInput; options: LintOptions } | null>(null);
  const [options, setOptions] = useState(standard);
  const wish = asked ?? { recipe, options };
  const query = useQuery({
    ...draftLintsQuery(projectId, wish.recipe, wish.options),
    enabled: asked !== null,
  });
  const isOld = asked !== null && (asked.recipe !== recipe || asked.options !== options);
  return (
    <Card title={t("checks")}>
      <p className="mb-4 max-w-prose text-sm text-quiet">{t("checksHint")}</p>
      <Thresholds options={options} onChange={setOptions} />
      <Button className="mt-4" onClick={() => setAsked({ recipe, options })}>
        {asked ? t("checkAgain") : t("runChecks")}
      </Button>
      {isOld && <p className="mt-3 text-sm text-warn">{t("checksOld")}</p>}
      {asked && (
        <div className="mt-5">
          <Report
            projectId={projectId}
            query={query}
            sourceOf={(lint) => ({ kind: "draft", ...asked, lint })}
          />
        </div>
      )}
    </Card>
  );
}

/** The checks of a dataset. */
export function DatasetLints({
  projectId,
  number,
  maySeeRows,
}: {
  projectId: string;
  number: number;
  maySeeRows: boolean;
}) {
  const t = useTranslations("dataset");
  const [options, setOptions] = useState(standard);
  const query = useQuery(lintsQuery(projectId, number, options));
  return (
    <Card title={t("checks")}>
      <div className="mb-5">
        <Thresholds options={options} onChange={setOptions} />
      </div>
      <Report
        projectId={projectId}
        query={query}
        sourceOf={maySeeRows ? (lint) => ({ kind: "lint", number, options, lint }) : null}
      />
    </Card>
  );
}

function Report({
  projectId,
  query,
  sourceOf,
}: {
  projectId: string;
  query: Pick<UseQueryResult<LintAnswer>, "data" | "error" | "isError" | "refetch">;
  sourceOf: ((lint: string) => FindingSource) | null;
}) {
  const t = useTranslations("dataset");
  const { data } = query;
  if (query.isError) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  if (data?.state === "failed") return <p role="alert">{t(`failures.${data.failure ?? "internal"}`)}</p>;
  if (!data?.value)
    return (
      <div role="status" className="flex min-h-16 flex-col gap-2">
        <p className="text-sm text-quiet">
          {t("checking", { done: data?.done ?? 0, total: data?.total ?? 0 })}
        </p>
        <ProgressBar value={data?.done ?? 0} max={data?.total ?? 0} label={t("checks")} />
      </div>
    );
  return <LintList projectId={projectId} report={data.value} sourceOf={sourceOf} />;
}

function Thresholds({
  options,
  onChange,
}: {
  options: LintOptions;
  onChange: (options: LintOptions) => void;
}) {
  const t = useTranslations("dataset");
  return (
    <div className="grid max-w-xl gap-4 sm:grid-cols-2">
      <Input
        label={t("contextLength")}
        hint={t("contextHint")}
        type="number"
        min={16}
        max={2_000_000}
        defaultValue={options.contextLength}
        onBlur={(event) => {
          const contextLength = Math.round(Number(event.target.value));
          if (contextLength >= 16 && contextLength !== options.contextLength)
            onChange({ ...options, contextLength });
        }}
      />
      <Input
        label={t("annotatorShare")}
        type="number"
        min={1}
        max={100}
        defaultValue={options.annotatorShare * 100}
        onBlur={(event) => {
          const annotatorShare = Number(event.target.value) / 100;
          if (annotatorShare > 0 && annotatorShare <= 1 && annotatorShare !== options.annotatorShare)
            onChange({ ...options, annotatorShare });
        }}
      />
    </div>
  );
}
