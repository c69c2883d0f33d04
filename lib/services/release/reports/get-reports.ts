import type { OpenDatabase } from "@/db/client";
import { findRecipeChoices } from "@/db/queries/release/frozen";
import type { Actor } from "@/lib/domain/actor";
import type { LintOptions } from "@/lib/domain/dataset/lints/options";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import type { DiffReport, LintReport, Preview, RecipeChoices } from "@/lib/domain/dataset/report";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../../people/authorise";
import { requireDataset } from "../datasets/dataset-view";
import { getReport, type KeptReport } from "./report";

/** What a recipe may name in this project. @throws ConcordError not_found | forbidden */
export async function getRecipeChoices(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
): Promise<RecipeChoices> {
  await authorise(database.db, actor, projectId, "dataset.freeze");
  return findRecipeChoices(database.sql, projectId);
}

/** What a recipe would give now. @throws ConcordError not_found | forbidden */
export async function previewRecipe(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  recipe: Recipe,
): Promise<KeptReport<Preview>> {
  await authorise(database.db, actor, projectId, "dataset.freeze");
  return getReport(database, projectId, { kind: "preview", recipe });
}

/** The checks of what a recipe would give now. @throws ConcordError not_found | forbidden */
export async function lintRecipe(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  recipe: Recipe,
  options: LintOptions,
): Promise<KeptReport<LintReport>> {
  await authorise(database.db, actor, projectId, "dataset.freeze");
  return getReport(database, projectId, { kind: "draft-lints", recipe, options });
}

/** The checks of a dataset. @throws ConcordError not_found | forbidden | conflict before it is ready */
export async function getDatasetLints(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  number: number,
  options: LintOptions,
): Promise<KeptReport<LintReport>> {
  await requireReady(database, actor, projectId, number);
  return getReport(database, projectId, { kind: "lints", number, options });
}

/** What is different from another dataset. @throws ConcordError not_found | forbidden | conflict before both are ready */
export async function diffDatasets(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  number: number,
  from: number,
): Promise<KeptReport<DiffReport>> {
  await requireReady(database, actor, projectId, number);
  await requireReady(database, actor, projectId, from);
  return getReport(database, projectId, { kind: "diff", from, to: number });
}

async function requireReady(database: OpenDatabase, actor: Actor, projectId: string, number: number) {
  const { state } = await requireDataset(database, actor, projectId, number);
  if (state !== "ready") throw new ConcordError("conflict", `Dataset ${number} is not ready.`);
}
