import type { PreferenceFact } from "@/db/queries/measure/preference";
import type { PreferenceRatings } from "@/lib/stats/agreement/preference-agreement";
import type { SandwichRows } from "@/lib/stats/ratings/sandwich";

/** Names things by small numbers, in order of appearance. */
class Numbering {
  readonly #numbers = new Map<string, number>();

  of(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }

  get size(): number {
    return this.#numbers.size;
  }
}

/** Preferences as columns of small numbers, growing as they are read: what the statistics take. */
export class FactTable {
  size = 0;
  ties = 0;
  readonly #models: Map<string, number>;
  readonly #units = new Numbering();
  readonly #annotators = new Numbering();
  readonly #prompts = new Numbering();
  #columns = new Int32Array(6 * 1_024);
  #unitCluster = new Int32Array(1_024);

  constructor(modelIds: readonly string[]) {
    this.#models = new Map(modelIds.map((id, index) => [id, index]));
  }

  add(fact: PreferenceFact): void {
    if ((this.size + 1) * 6 > this.#columns.length) this.#columns = grown(this.#columns);
    const unit = this.#units.of(`${fact.responseA}${fact.responseB}`);
    const prompt = this.#prompts.of(fact.promptId);
    if (unit >= this.#unitCluster.length) this.#unitCluster = grown(this.#unitCluster);
    this.#unitCluster[unit] = prompt;
    const row = [
      unit,
      this.#annotators.of(fact.annotatorId),
      fact.outcome,
      this.#models.get(fact.modelA) ?? 0,
      this.#models.get(fact.modelB) ?? 0,
      prompt,
    ];
    this.#columns.set(row, this.size * 6);
    this.size++;
    if (fact.outcome === 0) this.ties++;
  }

  /** For agreement: units, annotators, outcomes; prompts as clusters. */
  ratings(): PreferenceRatings {
    return {
      unit: this.#column(0),
      annotator: this.#column(1),
      outcome: Int8Array.from(this.#column(2)),
      cluster: this.#unitCluster.slice(0, this.#units.size),
    };
  }

  /** For ratings: models and outcomes; prompts as clusters. */
  comparisons(): SandwichRows {
    return {
      a: this.#column(3),
      b: this.#column(4),
      outcome: Int8Array.from(this.#column(2)),
      cluster: this.#column(5),
    };
  }

  #column(place: number): Int32Array {
    const column = new Int32Array(this.size);
    for (let row = 0; row < this.size; row++) column[row] = this.#columns[row * 6 + place] as number;
    return column;
  }
}

function grown(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
