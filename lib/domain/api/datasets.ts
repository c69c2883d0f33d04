import { z } from "zod";
import { findingSchema } from "../dataset/finding";
import { lintOptionsSchema } from "../dataset/lints/options";
import { datasetManifestSchema } from "../dataset/manifest";
import { recipeSchema } from "../dataset/recipe";
import {
  changeKinds,
  diffReportSchema,
  lintReportSchema,
  previewSchema,
  recipeChoicesSchema,
  reportOf,
} from "../dataset/report";
import { licenseSchema } from "../license";
import { contract, pageOf, pageQuery, projectParams, timeSchema } from "./contract";

export const datasetParams = projectParams.extend({
  number: z.coerce.number().int().min(1).max(2_147_483_647),
});

export const datasetViewSchema = z.object({
  number: z.number().int(),
  name: z.string(),
  recipe: recipeSchema,
  /** The last judgment that it includes. */
  lastSeq: z.number(),
  state: z.enum(["building", "ready", "failed"]),
  /** Under which it may be used: the project's when it was frozen; null: not agreed on. */
  license: licenseSchema.nullable(),
  /** Why it could not be made: "empty", "no_rating", "internal". */
  failure: z.string().nullable(),
  /** Null until it is ready. */
  manifest: datasetManifestSchema.nullable(),
  createdAt: timeSchema,
});
export type DatasetView = z.infer<typeof datasetViewSchema>;

export const datasetDetailSchema = datasetViewSchema.extend({
  /** Annotators who judged before it was frozen and have withdrawn since: the next dataset is made without them. */
  withdrawnSince: z.number().int(),
});
export type DatasetDetail = z.infer<typeof datasetDetailSchema>;

export const freezeDataset = contract({
  method: "POST",
  path: "/projects/{projectId}/datasets",
  stage: "release",
  summary: "Freeze a dataset: numbered at once, under the last judgment there is; a worker fills it",
  access: "dataset.freeze",
  params: projectParams,
  body: z.object({ name: z.string().trim().max(200).default(""), recipe: recipeSchema.prefault({}) }),
  response: datasetViewSchema,
});

export const listDatasets = contract({
  method: "GET",
  path: "/projects/{projectId}/datasets",
  stage: "release",
  summary: "Datasets, the newest first",
  access: "dataset.export",
  params: projectParams,
  query: pageQuery,
  response: pageOf(datasetViewSchema),
});

export const getDataset = contract({
  method: "GET",
  path: "/projects/{projectId}/datasets/{number}",
  stage: "release",
  summary: "One dataset: its recipe, and what it holds",
  access: "dataset.export",
  params: datasetParams,
  response: datasetDetailSchema,
});

export const getRecipeChoices = contract({
  method: "GET",
  path: "/projects/{projectId}/datasets/choices",
  stage: "release",
  summary: "What a recipe may name in this project: tags, languages, models, flags, annotators, versions",
  access: "dataset.freeze",
  params: projectParams,
  response: recipeChoicesSchema,
});

export const previewDataset = contract({
  method: "POST",
  path: "/projects/{projectId}/datasets/preview",
  stage: "release",
  summary: "What a recipe would give now; a worker counts, ask again until it is ready and fresh",
  access: "dataset.freeze",
  params: projectParams,
  body: z.object({ recipe: recipeSchema.prefault({}) }),
  response: reportOf(previewSchema),
});

export const lintRecipe = contract({
  method: "POST",
  path: "/projects/{projectId}/datasets/lints",
  stage: "release",
  summary: "The checks of what a recipe would give now; ask again until they are ready and fresh",
  access: "dataset.freeze",
  params: projectParams,
  body: z.object({ recipe: recipeSchema.prefault({}), options: lintOptionsSchema.prefault({}) }),
  response: reportOf(lintReportSchema),
});

export const listDraftFindings = contract({
  method: "POST",
  path: "/projects/{projectId}/datasets/lints/rows",
  stage: "release",
  summary: "The rows that one check of a recipe found",
  access: "dataset.freeze",
  params: projectParams,
  body: pageQuery.extend({
    recipe: recipeSchema.prefault({}),
    options: lintOptionsSchema.prefault({}),
    lint: z.string().max(60),
  }),
  response: pageOf(findingSchema),
});

export const getDatasetLints = contract({
  method: "GET",
  path: "/projects/{projectId}/datasets/{number}/lints",
  stage: "release",
  summary: "The checks of a dataset; ask again until they are ready",
  access: "dataset.export",
  params: datasetParams,
  query: lintOptionsSchema,
  response: reportOf(lintReportSchema),
});

export const listLintFindings = contract({
  method: "GET",
  path: "/projects/{projectId}/datasets/{number}/lints/rows",
  stage: "release",
  summary: "The rows that one check of a dataset found",
  access: "judgments.read",
  params: datasetParams,
  query: pageQuery.extend({ ...lintOptionsSchema.shape, lint: z.string().max(60) }),
  response: pageOf(findingSchema),
});

export const diffDatasets = contract({
  method: "GET",
  path: "/projects/{projectId}/datasets/{number}/diff",
  stage: "release",
  summary: "What is different from another dataset: prompts, preferences, annotators, agreement",
  access: "dataset.export",
  params: datasetParams,
  query: z.object({ from: z.coerce.number().int().min(1).max(2_147_483_647) }),
  response: reportOf(diffReportSchema),
});

export const listDiffFindings = contract({
  method: "GET",
  path: "/projects/{projectId}/datasets/{number}/diff/rows",
  stage: "release",
  summary: "The prompts or preferences that are not as they were",
  access: "judgments.read",
  params: datasetParams,
  query: pageQuery.extend({
    from: z.coerce.number().int().min(1).max(2_147_483_647),
    change: z.enum(changeKinds),
  }),
  response: pageOf(findingSchema),
});
