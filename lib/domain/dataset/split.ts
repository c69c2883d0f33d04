import { createHash } from "node:crypto";
import type { Split } from "./manifest";
import type { Recipe } from "./recipe";

/** A prompt, with the group of near-duplicates that it belongs to. */
export interface SplitPrompt {
  id: string;
  /** The first prompt of its group. */
  groupId: string;
  /** Its first tag; empty where it has none. */
  tag: string;
  /** Whether a held-out model or annotator has a part in it. */
  isHeldOut: boolean;
}

/** A number in [0, 1) that a text decides. */
export function fractionOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 4294967296;
}

const splitAt = (fraction: number, { validation, test }: Recipe["splits"]): Split => {
  if (fraction < test) return "test";
  return fraction < test + validation ? "validation" : "train";
};

/**
 * The split of each group of prompts: all near-duplicates together. Without strata a group's split depends on its name and
 * the seed alone, so that it stays where it is when others are added. With strata (a group's tag is that of its first prompt)
 * the shares are exact within each tag, up to one group. A group with something held out is in the test split.
 */
export function assignSplits(prompts: readonly SplitPrompt[], splits: Recipe["splits"]): Map<string, Split> {
  const groups = new Map<string, { tag: string; isHeldOut: boolean; prompts: number }>();
  for (const prompt of prompts) {
    const group = groups.get(prompt.groupId) ?? { tag: "", isHeldOut: false, prompts: 0 };
    if (prompt.id === prompt.groupId) group.tag = prompt.tag;
    group.isHeldOut ||= prompt.isHeldOut;
    group.prompts++;
    groups.set(prompt.groupId, group);
  }
  const assigned = new Map<string, Split>();
  const strata = new Map<string, { id: string; fraction: number; prompts: number }[]>();
  for (const [id, { tag, isHeldOut, prompts: size }] of groups) {
    const fraction = fractionOf(`split|${splits.seed}|${id}`);
    if (isHeldOut) assigned.set(id, "test");
    else if (!splits.isStratified) assigned.set(id, splitAt(fraction, splits));
    else {
      const stratum = strata.get(tag) ?? [];
      stratum.push({ id, fraction, prompts: size });
      strata.set(tag, stratum);
    }
  }
  for (const members of strata.values()) {
    const all = members.reduce((sum, member) => sum + member.prompts, 0);
    let before = 0;
    for (const member of members.sort((a, b) => a.fraction - b.fraction || (a.id < b.id ? -1 : 1))) {
      assigned.set(member.id, splitAt((before + member.prompts / 2) / all, splits));
      before += member.prompts;
    }
  }
  return assigned;
}
