"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { callApi } from "@/lib/domain/api/client";
import { freezeDataset } from "@/lib/domain/api/datasets";
import { type Recipe, recipeSchema } from "@/lib/domain/dataset/recipe";
import { useChange } from "../../../shell/use-api";
import { Button } from "../../../ui/button";
import { Card, PageHeader } from "../../../ui/card";
import { Input } from "../../../ui/field";
import { ErrorState, Loading } from "../../../ui/states";
import { DraftLints } from "../lint-card";
import { choicesQuery, datasetQuery } from "../queries";
import { FilterFields } from "./filter-fields";
import { PreviewCard } from "./preview-card";
import { RuleFields } from "./rule-fields";
import { SplitFields } from "./split-fields";

const settleMs = 400;

/** A value once it has stopped changing for a moment: nobody wants figures for every key that is typed. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** A new dataset, begun with the recipe of another where one is given. */
export function NewDataset({ projectId, from }: { projectId: string; from: number | null }) {
  const before = useQuery({ ...datasetQuery(projectId, from ?? 0), enabled: from !== null });
  if (before.isError) return <ErrorState error={before.error} retry={() => before.refetch()} />;
  if (from !== null && !before.data) return <Loading />;
  return <RecipeForm projectId={projectId} start={before.data?.recipe ?? recipeSchema.parse({})} />;
}

/** A recipe, what it would give now, its checks, and the button that freezes it. */
function RecipeForm({ projectId, start }: { projectId: string; start: Recipe }) {
  const t = useTranslations("dataset");
  const router = useRouter();
  const client = useQueryClient();
  const [recipe, setRecipe] = useState(start);
  const [name, setName] = useState("");
  const choices = useQuery(choicesQuery(projectId));
  const settled = useSettled(recipe);
  const freeze = useChange({
    mutationFn: () => callApi(freezeDataset, { params: { projectId }, body: { name, recipe } }),
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: ["project", projectId, "datasets"] });
      router.push(`/projects/${projectId}/datasets/${number}`);
    },
  });
  if (choices.isError) return <ErrorState error={choices.error} retry={() => choices.refetch()} />;
  if (!choices.data) return <Loading />;
  const set = (part: Partial<Recipe>) => setRecipe((now) => ({ ...now, ...part }));
  function submit(event: FormEvent) {
    event.preventDefault();
    freeze.mutate();
  }
  return (
    <>
      <PageHeader title={t("new")} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <form onSubmit={submit} className="flex min-w-0 flex-col gap-6">
          <Card title={t("form.which")}>
            <FilterFields
              filters={recipe.filters}
              choices={choices.data}
              onChange={(part) => set({ filters: { ...recipe.filters, ...part } })}
            />
          </Card>
          <Card title={t("form.how")}>
            <RuleFields recipe={recipe} onChange={set} />
          </Card>
          <Card title={t("form.divide")}>
            <SplitFields
              splits={recipe.splits}
              choices={choices.data}
              onChange={(part) => set({ splits: { ...recipe.splits, ...part } })}
            />
          </Card>
          <Card title={t("form.freeze")}>
            <p className="mb-4 max-w-prose text-sm text-quiet">{t("form.freezeHint")}</p>
            <div className="flex flex-wrap items-end gap-3">
              <Input
                className="flex-1 basis-56"
                label={t("form.name")}
                value={name}
                maxLength={200}
                onChange={(event) => setName(event.target.value)}
              />
              <Button type="submit" kind="primary" disabled={freeze.isPending}>
                {t("form.freezeNow")}
              </Button>
            </div>
          </Card>
        </form>
        <div className="min-w-0 lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:overflow-y-auto">
          <PreviewCard projectId={projectId} recipe={settled} />
        </div>
      </div>
      <div className="mt-6">
        <DraftLints projectId={projectId} recipe={settled} />
      </div>
    </>
  );
}
