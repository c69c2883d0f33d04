import { z } from "zod";
import { datasetManifestSchema } from "../dataset/manifest";
import { recipeSchema } from "../dataset/recipe";
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
  /** Why it could not be made: "empty", "no_rating", "internal". */
  failure: z.string().nullable(),
  /** Null until it is ready. */
  manifest: datasetManifestSchema.nullable(),
  createdAt: timeSchema,
});
export type DatasetView = z.infer<typeof datasetViewSchema>;

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
  response: datasetViewSchema,
});
