import { mostTags } from "./prompt-tags";

/** How many comparisons were made of prompts with a tag. */
export interface TagCount {
  tag: string;
  comparisons: number;
}

/** Tags of prompts while files are read, and how many comparisons each kind of judges made under each. */
export class KnownTags {
  readonly #tags = new Map<string, readonly string[]>();

  add(promptKey: string, tags: readonly string[]): void {
    if (tags.length > 0) this.#tags.set(promptKey, tags);
  }

  has(promptKey: string, tag: string): boolean {
    return this.#tags.get(promptKey)?.includes(tag) ?? false;
  }

  /** Every tag there is, the most frequent first. @param comparisons how many of each prompt */
  count(comparisons: ReadonlyMap<string, number>): TagCount[] {
    const found = new Map<string, number>();
    for (const [promptKey, count] of comparisons)
      for (const tag of this.#tags.get(promptKey) ?? []) found.set(tag, (found.get(tag) ?? 0) + count);
    return [...found]
      .map(([tag, of]) => ({ tag, comparisons: of }))
      .sort((a, b) => b.comparisons - a.comparisons || (a.tag < b.tag ? -1 : 1))
      .slice(0, mostTags);
  }
}
