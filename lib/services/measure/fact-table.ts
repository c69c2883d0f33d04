import type { PreferenceFact } from "@/db/queries/measure/preference";
import type { PreferenceRatings } from "@/lib/stats/agreement/preference-agreement";
import type { ComparisonRows } from "@/lib/stats/ratings/fit-ratings";

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

  get keys(): string[] {
    return [...this.#numbers.keys()];
  }
}

/** What stands in a row's columns. */
const width = 9;
const place = {
  unit: 0,
  annotator: 1,
  outcome: 2,
  modelA: 3,
  modelB: 4,
  prompt: 5,
  strength: 6,
  shownFirst: 7,
  groupSize: 8,
} as const;

/** Preferences as columns of small numbers, growing as they are read: what the statistics take. */
export class FactTable {
  size = 0;
  ties = 0;
  readonly #models = new Numbering();
  readonly #units = new Numbering();
  readonly #annotators = new Numbering();
  readonly #prompts = new Numbering();
  #columns = new Int32Array(width * 1_024);
  #unitCluster = new Int32Array(1_024);

  /** @param modelIds in the order in which figures are wanted; others follow as they come. */
  constructor(modelIds: readonly string[] = []) {
    for (const id of modelIds) this.#models.of(id);
  }

  /** @param fact A is the response whose model comes first by name: (A,B) and (B,A) are one unit. */
  add(fact: PreferenceFact): void {
    if ((this.size + 1) * width > this.#columns.length) this.#columns = grown(this.#columns);
    const unit = this.#units.of(`${fact.responseA}\0${fact.responseB}`);
    const prompt = this.#prompts.of(fact.promptId);
    if (unit >= this.#unitCluster.length) this.#unitCluster = grown(this.#unitCluster);
    this.#unitCluster[unit] = prompt;
    const row = [
      unit,
      this.#annotators.of(fact.annotatorId),
      fact.outcome,
      this.#models.of(fact.modelA),
      this.#models.of(fact.modelB),
      prompt,
      fact.strength ?? -1,
      fact.shownFirst,
      fact.groupSize,
    ];
    this.#columns.set(row, this.size * width);
    this.size++;
    if (fact.outcome === 0) this.ties++;
  }

  get annotators(): string[] {
    return this.#annotators.keys;
  }

  get models(): string[] {
    return this.#models.keys;
  }

  /** For agreement: units, annotators, outcomes; prompts as clusters. */
  ratings(): PreferenceRatings {
    return {
      unit: this.#column("unit"),
      annotator: this.#column("annotator"),
      outcome: Int8Array.from(this.#column("outcome")),
      cluster: this.#unitCluster.slice(0, this.#units.size),
    };
  }

  /** Beside `ratings`, row by row: the outcome's sign times its strength; `asked` is 0 where there is none. */
  strengths(): { signed: Int8Array; asked: Uint8Array } {
    const outcome = this.#column("outcome");
    const strength = this.#column("strength");
    return {
      signed: Int8Array.from(strength, (value, row) => Math.max(0, value) * (outcome[row] as number)),
      asked: Uint8Array.from(strength, (value) => (value >= 0 ? 1 : 0)),
    };
  }

  /** How many responses were ranked together, row by row. */
  groupSizes(): Int32Array {
    return this.#column("groupSize");
  }

  /** For ratings: models and outcomes, the one shown first first where that is known. */
  comparisons(cluster: "prompt" | "annotator" | "none" = "prompt"): ComparisonRows {
    const shown = this.#column("shownFirst");
    const [a, b] = [this.#column("modelA"), this.#column("modelB")];
    const turned = (row: number) => shown[row] === -1;
    return {
      first: a.map((model, row) => (turned(row) ? (b[row] as number) : model)),
      second: b.map((model, row) => (turned(row) ? (a[row] as number) : model)),
      outcome: Int8Array.from(this.#column("outcome"), (value, row) => (turned(row) ? -value : value)),
      cluster: cluster === "none" ? undefined : this.#column(cluster),
      orderKnown: Uint8Array.from(shown, (value) => Math.abs(value)),
    };
  }

  #column(name: keyof typeof place): Int32Array {
    const column = new Int32Array(this.size);
    const at = place[name];
    for (let row = 0; row < this.size; row++) column[row] = this.#columns[row * width + at] as number;
    return column;
  }
}

function grown(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
