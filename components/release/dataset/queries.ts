import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/domain/api/client";
import {
  diffDatasets,
  getDataset,
  getDatasetLints,
  getRecipeChoices,
  lintRecipe,
  listDatasets,
  listDiffFindings,
  listDraftFindings,
  listLintFindings,
  previewDataset,
} from "@/lib/domain/api/datasets";
import type { LintOptions } from "@/lib/domain/dataset/lints/options";
import type { RecipeInput } from "@/lib/domain/dataset/recipe";
import type { changeKinds } from "@/lib/domain/dataset/report";

/** Asked again soon while a worker is at it. */
const untilFresh = (query: { state: { status: string; data?: { isFresh: boolean } } }) =>
  query.state.status !== "error" && query.state.data?.isFresh === false ? 700 : false;

const pageSize = 20;

export const datasetsQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: ["project", projectId, "datasets"],
    queryFn: ({ pageParam }) =>
      callApi(listDatasets, {
        params: { projectId },
        query: { limit: pageSize, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.rows.some((row) => row.state === "building"))
        ? 1_000
        : false,
    staleTime: 0,
  });

export const datasetQuery = (projectId: string, number: number) =>
  queryOptions({
    queryKey: ["project", projectId, "datasets", number],
    queryFn: () => callApi(getDataset, { params: { projectId, number } }),
    refetchInterval: (query) => (query.state.data?.state === "building" ? 700 : false),
  });

export const choicesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "recipe-choices"],
    queryFn: () => callApi(getRecipeChoices, { params: { projectId } }),
    staleTime: 0,
  });

export const previewQuery = (projectId: string, recipe: RecipeInput) =>
  queryOptions({
    queryKey: ["project", projectId, "dataset-preview", recipe],
    queryFn: ({ signal }) => callApi(previewDataset, { params: { projectId }, body: { recipe }, signal }),
    refetchInterval: untilFresh,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export const draftLintsQuery = (projectId: string, recipe: RecipeInput, options: LintOptions) =>
  queryOptions({
    queryKey: ["project", projectId, "draft-lints", recipe, options],
    queryFn: ({ signal }) =>
      callApi(lintRecipe, { params: { projectId }, body: { recipe, options }, signal }),
    refetchInterval: untilFresh,
    staleTime: 0,
  });

export const lintsQuery = (projectId: string, number: number, options: LintOptions) =>
  queryOptions({
    queryKey: ["project", projectId, "datasets", number, "lints", options],
    queryFn: () => callApi(getDatasetLints, { params: { projectId, number }, query: options }),
    refetchInterval: untilFresh,
  });

export const diffQuery = (projectId: string, number: number, from: number) =>
  queryOptions({
    queryKey: ["project", projectId, "datasets", number, "diff", from],
    queryFn: () => callApi(diffDatasets, { params: { projectId, number }, query: { from } }),
    refetchInterval: untilFresh,
  });

/** Where the rows of a report come from. */
export type FindingSource =
  | { kind: "draft"; recipe: RecipeInput; options: LintOptions; lint: string }
  | { kind: "lint"; number: number; options: LintOptions; lint: string }
  | { kind: "diff"; number: number; from: number; change: (typeof changeKinds)[number] };

export const findingsQuery = (projectId: string, source: FindingSource) =>
  infiniteQueryOptions({
    queryKey: ["project", projectId, "dataset-findings", source],
    queryFn: ({ pageParam }) => {
      const page = { limit: pageSize, cursor: pageParam ?? undefined };
      if (source.kind === "draft") {
        const { recipe, options, lint } = source;
        return callApi(listDraftFindings, {
          params: { projectId },
          body: { recipe, options, lint, ...page },
        });
      }
      const params = { projectId, number: source.number };
      if (source.kind === "lint")
        return callApi(listLintFindings, {
          params,
          query: { ...source.options, lint: source.lint, ...page },
        });
      return callApi(listDiffFindings, {
        params,
        query: { from: source.from, change: source.change, ...page },
      });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
