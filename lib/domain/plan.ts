import { z } from "zod";
import { hash32, seededRandom, shuffled } from "./order";

/** How tasks are made from prompts and their responses. */
export const planSchema = z.object({
  comparison: z.enum(["pairwise", "ranking", "rating", "demonstration"]),
  /** Pairwise: every pair of a prompt's responses, or a balanced number of pairs a prompt. */
  pairsPerPrompt: z.union([z.literal("all"), z.number().int().min(1).max(36)]).default("all"),
  /** Ranking and rating: at most this many responses together; a prompt with more gets several balanced tasks. */
  groupSize: z.number().int().min(1).max(9).default(4),
  /** How many annotators judge each task. */
  overlap: z.number().int().min(1).max(100).default(1),
  /** A deterministic share of the tasks is judged by more annotators, so that agreement can be measured. */
  agreementShare: z.number().min(0).max(1).default(0.1),
  agreementOverlap: z.number().int().min(1).max(100).default(3),
  /** The order in which tasks are handed out. */
  order: z.enum(["import", "random"]).default("random"),
  /** Only prompts with one of these tags; empty: all. */
  tags: z.array(z.string()).default([]),
  seed: z.number().int().min(0).max(4294967295).default(0),
});
export type Plan = z.infer<typeof planSchema>;
export type PlanInput = z.input<typeof planSchema>;

export interface PlannedResponse {
  id: string;
  modelId: string;
}

/**
 * Picks the pairs of one prompt so that, over all prompts, every pair of models and every model is met equally often:
 * greedily the pair with the lowest use so far, ties broken by a seed. `use` carries the counts from prompt to prompt.
 * Responses with the same text are never compared with each other by the caller's choice of `responses`.
 */
export class PairBalance {
  readonly #pairUse = new Map<string, number>();
  readonly #modelUse = new Map<string, number>();

  choose(
    responses: readonly PlannedResponse[],
    count: number,
    promptKey: string,
    seed: number,
  ): [string, string][] {
    const pairs = allPairs(responses);
    if (pairs.length <= count) return pairs.map(([a, b]) => [a.id, b.id]);
    const remaining = shuffled(pairs, seededRandom(hash32(`${seed}|${promptKey}`)));
    const chosen: [string, string][] = [];
    while (chosen.length < count) {
      let best = 0;
      for (let i = 1; i < remaining.length; i++)
        if (this.#cost(remaining[i]!) < this.#cost(remaining[best]!)) best = i;
      const [pair] = remaining.splice(best, 1);
      if (!pair) break;
      this.#count(pair);
      chosen.push([pair[0].id, pair[1].id]);
    }
    return chosen;
  }

  #cost([a, b]: [PlannedResponse, PlannedResponse]): number {
    const pair = this.#pairUse.get(pairKey(a.modelId, b.modelId)) ?? 0;
    const models = (this.#modelUse.get(a.modelId) ?? 0) + (this.#modelUse.get(b.modelId) ?? 0);
    return pair * 1_000_000 + models;
  }

  #count([a, b]: [PlannedResponse, PlannedResponse]): void {
    const key = pairKey(a.modelId, b.modelId);
    this.#pairUse.set(key, (this.#pairUse.get(key) ?? 0) + 1);
    for (const model of [a.modelId, b.modelId])
      this.#modelUse.set(model, (this.#modelUse.get(model) ?? 0) + 1);
  }
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/** Every unordered pair, in the order given. */
export function allPairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((first, i) => items.slice(i + 1).map((second): [T, T] => [first, second]));
}

/** Splits a prompt's responses into groups of at most `size`, as equal as can be, in a seeded order; none of one. */
export function groupsOf(
  responses: readonly PlannedResponse[],
  size: number,
  promptKey: string,
  seed: number,
): string[][] {
  const mixed = shuffled(responses, seededRandom(hash32(`${seed}|${promptKey}`))).map(
    (response) => response.id,
  );
  const groupCount = Math.ceil(mixed.length / size);
  return Array.from({ length: groupCount }, (_, g) => mixed.filter((_, i) => i % groupCount === g));
}

/** Whether a task belongs to the agreement sample: by a hash of its key, so that planning twice picks the same ones. */
export function inAgreementSample(taskKey: string, share: number, seed: number): boolean {
  return hash32(`agreement|${seed}|${taskKey}`) < share * 4294967296;
}
