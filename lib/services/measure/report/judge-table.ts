import type { Ranking } from "@/lib/stats/agreement/ranking-agreement";
import { FactTable } from "../fact-table";

/** One score that a judge gave one response. */
export interface ScoreRow {
  /** Prompt and response. */
  item: string;
  model: string;
  judge: string;
  attribute: string;
  value: number;
}

/** What one kind of judges said, in the columns that statistics take. */
export class JudgeTable {
  readonly facts: FactTable;
  readonly rankings: Ranking[] = [];
  readonly scores: ScoreRow[] = [];
  judgments = 0;
  readonly #seen = new Map<string, number>();

  /** @param modelIds in the order in which figures are wanted. @param capacity how many preferences are expected */
  constructor(modelIds: readonly string[] = [], capacity?: number) {
    this.facts = new FactTable(modelIds, capacity);
  }

  /** A ranking of three responses or more; of two, agreement of preferences says it all. */
  addRanking(prompt: string, annotator: string, tiers: readonly (readonly string[])[]): void {
    if (tiers.flat().length < 3) return;
    const ranks = new Map<string, number>();
    let rank = 1;
    for (const tier of tiers) {
      for (const id of tier) ranks.set(id, rank);
      rank += tier.length;
    }
    // A judge's n-th ranking of a prompt is compared with the others' n-th: none of them hides another.
    const key = `${prompt}\0${annotator}`;
    const repeat = this.#seen.get(key) ?? 0;
    this.#seen.set(key, repeat + 1);
    this.rankings.push({ prompt: `${prompt}\0${repeat}`, annotator, ranks });
  }
}
