import type { OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { DatasetView } from "@/lib/domain/api/datasets";
import { type RecipeInput, recipeSchema } from "@/lib/domain/dataset/recipe";
import { fillDataset } from "./fill-dataset";
import { freezeDataset } from "./freeze-dataset";
import { getDataset } from "./get-dataset";

/** Freezes as the form and the worker do, one step after the other. */
export async function freezeNow(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  recipe: RecipeInput = {},
  name = "",
): Promise<DatasetView> {
  const { number } = await freezeDataset(database, actor, projectId, {
    name,
    recipe: recipeSchema.parse(recipe),
  });
  await fillDataset(database, { projectId, number });
  return getDataset(database, actor, projectId, number);
}

export interface TestPair {
  prompt: string;
  /** Who says what: "a", "b" or "tie", with a strength. */
  votes: Record<string, "a" | "b" | "tie" | { says: "a" | "b" | "tie"; strength: number }>;
  tags?: string[];
  models?: [string, string];
}

/** Rows of Concord's own format: pairs of responses with verdicts of imported annotators. */
export function judgedPairs(pairs: readonly TestPair[]): string {
  const rows = pairs.flatMap(({ prompt, votes, tags = [], models = ["model-a", "model-b"] }, index) => [
    { type: "prompt", id: `p${index}`, messages: [{ role: "user", content: prompt }], tags, language: "en" },
    ...["a", "b"].map((side, place) => ({
      type: "response",
      id: `p${index}${side}`,
      prompt_id: `p${index}`,
      model: { name: models[place] },
      messages: [{ role: "assistant", content: `answer ${side} to ${prompt}` }],
    })),
    ...Object.entries(votes).map(([name, vote]) => {
      const { says, strength } = typeof vote === "string" ? { says: vote, strength: 1 } : vote;
      const [a, b] = [`p${index}a`, `p${index}b`];
      const tiers = says === "tie" ? [[a, b]] : says === "a" ? [[a], [b]] : [[b], [a]];
      return {
        type: "judgment",
        prompt_id: `p${index}`,
        annotator: { name, kind: "imported" },
        comparison: "pairwise",
        levels: 4,
        response_ids: [a, b],
        answer: { tiers, strength: says === "tie" ? 0 : strength },
      };
    }),
  ]);
  return rows.map((row) => JSON.stringify(row)).join("\n");
}
