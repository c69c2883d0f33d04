import type { ProjectTables } from "../facts/project-tables";

/** Listed of all that there are. */
export const mostTags = 100;

/** Comparisons by the tags of their prompts, the most first. @param counts 1 for each judgment that counts */
export function tagsCompared(
  tables: ProjectTables,
  counts: Uint8Array,
): { tag: string; comparisons: number }[] {
  const { preferences, responses, prompts, tags } = tables;
  const comparisons = new Float64Array(tags.length);
  for (let row = 0; row < preferences.size; row++) {
    if (counts[preferences.judgment[row] as number] === 0) continue;
    const prompt = responses.prompt[preferences.responseA[row] as number] as number;
    for (let k = prompts.tagStart[prompt] as number; k < (prompts.tagStart[prompt + 1] as number); k++) {
      const tag = prompts.tagList[k] as number;
      comparisons[tag] = (comparisons[tag] as number) + 1;
    }
  }
  return tags
    .map((tag, number) => ({ tag, comparisons: comparisons[number] as number }))
    .filter((one) => one.comparisons > 0)
    .sort((a, b) => b.comparisons - a.comparisons || (a.tag < b.tag ? -1 : 1))
    .slice(0, mostTags);
}

/** The judgments among those counted whose prompt has a tag. */
export function judgmentsTagged(tables: ProjectTables, counts: Uint8Array, tag: string): Uint8Array {
  const { judgments, tasks, prompts, tags } = tables;
  const number = tags.indexOf(tag);
  const isTagged = new Uint8Array(prompts.tagStart.length);
  for (let prompt = 0; prompt + 1 < prompts.tagStart.length; prompt++)
    for (let k = prompts.tagStart[prompt] as number; k < (prompts.tagStart[prompt + 1] as number); k++)
      if (prompts.tagList[k] === number) isTagged[prompt] = 1;
  return counts.map((isCounted, judgment) => {
    const prompt = tasks.prompt[judgments.task[judgment] as number] as number;
    return isCounted === 1 && isTagged[prompt] === 1 ? 1 : 0;
  });
}
