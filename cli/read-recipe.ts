import fs from "node:fs";
import { type Recipe, recipeSchema } from "@/lib/domain/dataset/recipe";
import { ConcordError, issuesOf } from "@/lib/domain/error";

/**
 * A recipe from a JSON file, - for standard input; without one, the usual recipe.
 * @throws ConcordError invalid_input with what is wrong, field by field
 */
export function readRecipe(file: string | undefined): Recipe {
  if (file === undefined) return recipeSchema.parse({});
  let value: unknown;
  try {
    value = JSON.parse(fs.readFileSync(file === "-" ? 0 : file, "utf8"));
  } catch {
    throw new ConcordError("invalid_input", `${file} cannot be read as JSON.`);
  }
  const recipe = recipeSchema.safeParse(value);
  if (!recipe.success)
    throw new ConcordError("invalid_input", `${file} is not a recipe.`, issuesOf(recipe.error));
  return recipe.data;
}
