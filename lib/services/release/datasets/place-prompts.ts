import { findPromptTexts, streamPrompts } from "@/db/queries/release/freeze/stream-ballots";
import type { Sql } from "@/db/queries/sql";
import { type Split, splits as splitNames } from "@/lib/domain/dataset/manifest";
import { NearDuplicates } from "@/lib/domain/dataset/near-duplicates";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import { assignSplits, fractionOf, type SplitPrompt } from "@/lib/domain/dataset/split";

export interface PlacedPrompt {
  promptId: string;
  place: number;
  split: Split;
  splitGroup: string;
}

export interface Placement {
  /** In the order of their places. */
  prompts: PlacedPrompt[];
  nearDuplicateGroups: number;
  tags: Map<string, number>;
  languages: Map<string, number>;
}

/**
 * Divides the selected prompts into splits, near-duplicates together, and shuffles each split by the seed. No text is held:
 * those of candidates are read again.
 */
export async function placePrompts(
  sql: Sql,
  projectId: string,
  { splits }: Pick<Recipe, "splits">,
): Promise<Placement> {
  const heldOut = { models: splits.heldOutModels, annotators: splits.heldOutAnnotators };
  const found: Omit<SplitPrompt, "groupId">[] = [];
  const duplicates = new NearDuplicates(splits.nearDuplicate);
  const [tags, languages] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for await (const prompts of streamPrompts(sql, projectId, heldOut))
    for (const prompt of prompts) {
      duplicates.add(prompt.text);
      found.push({ id: prompt.id, tag: prompt.tags[0] ?? "", isHeldOut: prompt.isHeldOut });
      for (const tag of new Set(prompt.tags)) count(tags, tag);
      if (prompt.language !== "") count(languages, prompt.language);
    }
  const idOf = (member: number) => found[member]?.id ?? "";
  const groups = await duplicates.groups((members) => findPromptTexts(sql, projectId, members.map(idOf)));
  const grouped = found.map((prompt, member) => ({ ...prompt, groupId: idOf(groups[member] as number) }));
  const splitOf = assignSplits(grouped, splits);
  const order = grouped.map((prompt) => ({
    promptId: prompt.id,
    splitGroup: prompt.groupId,
    split: splitOf.get(prompt.groupId) ?? "train",
    shuffle: fractionOf(`order|${splits.seed}|${prompt.id}`),
  }));
  order.sort(
    (a, b) =>
      splitNames.indexOf(a.split) - splitNames.indexOf(b.split) ||
      a.shuffle - b.shuffle ||
      (a.promptId < b.promptId ? -1 : 1),
  );
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return {
    prompts: order.map(({ shuffle: _, ...prompt }, place) => ({ ...prompt, place })),
    nearDuplicateGroups: [...sizes.values()].filter((size) => size > 1).length,
    tags,
    languages,
  };
}
