import type { PreferenceRatings } from "@/lib/stats/agreement/preference-agreement";
import type { ComparisonRows } from "@/lib/stats/ratings/comparison-rows";

export interface PreferenceFact {
  promptId: string;
  /** Keys of the responses; they need not tell one prompt's from another's. */
  responseA: string;
  responseB: string;
  modelA: string;
  modelB: string;
  annotatorId: string;
  outcome: -1 | 0 | 1;
  /** Null where none was asked. */
  strength: number | null;
  /** 1: A was shown first; −1: B was; 0: not known. */
  shownFirst: -1 | 0 | 1;
  /** How many responses were ranked together. */
  groupSize: number;
}

/** Names things by small numbers, in order of appearance. */
class Numbering<Key = string> {
  readonly #numbers = new Map<Key, number>();

  of(key: Key): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }

  get size(): number {
    return this.#numbers.size;
  }

  get keys(): Key[] {
    return [...this.#numbers.keys()];
  }
}

/** So many responses, and keys of responses, can be told apart in the number of a pair. */
const mostKeys = 2 ** 26;

const names = [
  "unit",
  "annotator",
  "outcome",
  "modelA",
  "modelB",
  "prompt",
  "strength",
  "shownFirst",
  "groupSize",
  "responseA",
  "responseB",
] as const;
type Name = (typeof names)[number];

/** One preference, everything in it named by numbers. A is the response whose model comes first by name. */
export type FactRow = Record<Name, number>;

/** Preferences as columns of small numbers, growing as they are read: what the statistics take. */
export class FactTable {
  size = 0;
  ties = 0;
  readonly #models = new Numbering();
  /** By the numbers of their two responses. */
  readonly #units = new Numbering<number>();
  readonly #annotators = new Numbering();
  readonly #prompts = new Numbering();
  readonly #responseKeys = new Numbering();
  /** By the numbers of their prompt and their key. */
  readonly #responses = new Numbering<number>();
  readonly #columns: Record<Name, Int32Array>;
  #unitCluster = new Int32Array(1_024);
  #unitCount = 0;
  /** What was asked for before, as long as no row is added. */
  readonly #found = new Map<string, { size: number; value: unknown }>();

  /**
   * @param modelIds in the order in which figures are wanted; others follow as they come.
   * @param capacity how many preferences are expected
   */
  constructor(modelIds: readonly string[] = [], capacity = 1_024) {
    for (const id of modelIds) this.#models.of(id);
    this.#columns = Object.fromEntries(names.map((name) => [name, new Int32Array(capacity)])) as Record<
      Name,
      Int32Array
    >;
  }

  /** @param fact A is the response whose model comes first by name: (A,B) and (B,A) are one unit. */
  add(fact: PreferenceFact): void {
    const prompt = this.#prompts.of(fact.promptId);
    const responseA = this.#responses.of(prompt * mostKeys + this.#responseKeys.of(fact.responseA));
    const responseB = this.#responses.of(prompt * mostKeys + this.#responseKeys.of(fact.responseB));
    this.addRow({
      unit: this.#units.of(responseA * mostKeys + responseB),
      annotator: this.annotatorNumber(fact.annotatorId),
      outcome: fact.outcome,
      modelA: this.#models.of(fact.modelA),
      modelB: this.#models.of(fact.modelB),
      prompt,
      strength: fact.strength ?? -1,
      shownFirst: fact.shownFirst,
      groupSize: fact.groupSize,
      responseA,
      responseB,
    });
  }

  /** What another table was told, one after the other. */
  addAll(other: FactTable): void {
    const { models, annotators, prompts } = other;
    const responses = other.responses.map(([, key]) => key);
    const at = (keys: readonly string[], name: Name, row: number) =>
      keys[other.#columns[name][row] as number] ?? "";
    const number = (name: Name, row: number) => other.#columns[name][row] as number;
    for (let row = 0; row < other.size; row++) {
      const strength = number("strength", row);
      this.add({
        promptId: at(prompts, "prompt", row),
        responseA: at(responses, "responseA", row),
        responseB: at(responses, "responseB", row),
        modelA: at(models, "modelA", row),
        modelB: at(models, "modelB", row),
        annotatorId: at(annotators, "annotator", row),
        outcome: number("outcome", row) as PreferenceFact["outcome"],
        strength: strength < 0 ? null : strength,
        shownFirst: number("shownFirst", row) as PreferenceFact["shownFirst"],
        groupSize: number("groupSize", row),
      });
    }
  }

  /** Units, prompts and annotators are numbered from 0 without gaps, in order of appearance; models as they were given. */
  addRow(row: FactRow): void {
    const columns = this.#columns;
    if (this.size === columns.unit.length) for (const name of names) columns[name] = grown(columns[name]);
    const at = this.size;
    // One by one: a loop over names costs a large project half a second.
    columns.unit[at] = row.unit;
    columns.annotator[at] = row.annotator;
    columns.outcome[at] = row.outcome;
    columns.modelA[at] = row.modelA;
    columns.modelB[at] = row.modelB;
    columns.prompt[at] = row.prompt;
    columns.strength[at] = row.strength;
    columns.shownFirst[at] = row.shownFirst;
    columns.groupSize[at] = row.groupSize;
    columns.responseA[at] = row.responseA;
    columns.responseB[at] = row.responseB;
    while (row.unit >= this.#unitCluster.length) this.#unitCluster = grown(this.#unitCluster);
    this.#unitCluster[row.unit] = row.prompt;
    this.#unitCount = Math.max(this.#unitCount, row.unit + 1);
    this.size++;
    if (row.outcome === 0) this.ties++;
  }

  /** The number of an annotator, a new one at first sight. */
  annotatorNumber(id: string): number {
    return this.#annotators.of(id);
  }

  get annotators(): string[] {
    return this.#annotators.keys;
  }

  get models(): string[] {
    return this.#models.keys;
  }

  /** As told to `add`, in the order of their numbers. */
  get prompts(): string[] {
    return this.#prompts.keys;
  }

  /** Prompt and key of each response that `add` was told of, in the order of their numbers. */
  get responses(): [promptId: string, key: string][] {
    const { prompts } = this;
    const keys = this.#responseKeys.keys;
    return this.#responses.keys.map((both) => [
      prompts[Math.floor(both / mostKeys)] ?? "",
      keys[both % mostKeys] ?? "",
    ]);
  }

  /** For agreement: units, annotators, outcomes; prompts as clusters. */
  ratings(): PreferenceRatings {
    // The same object until rows are added: what is found of it once (rows by unit) is found for everybody.
    return this.#once("ratings", () => ({
      unit: this.#column("unit"),
      annotator: this.#column("annotator"),
      outcome: new Int8Array(this.#column("outcome")),
      cluster: this.#unitCluster.subarray(0, this.#unitCount),
    }));
  }

  /** Beside `ratings`, row by row: the outcome's sign times its strength; `asked` is 0 where there is none. */
  strengths(): { signed: Int8Array; asked: Uint8Array } {
    return this.#once("strengths", () => {
      const outcome = this.#column("outcome");
      const strength = this.#column("strength");
      const [signed, asked] = [new Int8Array(this.size), new Uint8Array(this.size)];
      for (let row = 0; row < this.size; row++) {
        const value = strength[row] as number;
        if (value < 0) continue;
        signed[row] = value * (outcome[row] as number);
        asked[row] = 1;
      }
      return { signed, asked };
    });
  }

  /** How many responses were ranked together, row by row. */
  groupSizes(): Int32Array {
    return this.#column("groupSize");
  }

  /** The two models of each row, A first. */
  modelsOf(): { first: Int32Array; second: Int32Array } {
    return { first: this.#column("modelA"), second: this.#column("modelB") };
  }

  /** 1: A was shown first; −1: B was; 0: not known. Row by row. */
  shownFirst(): Int32Array {
    return this.#column("shownFirst");
  }

  /** For ratings: models and outcomes, the one shown first first where that is known. */
  comparisons(cluster: "prompt" | "annotator" | "none" = "prompt"): ComparisonRows {
    const rows = this.#once("comparisons", () => {
      const shown = this.#column("shownFirst");
      const given = this.#column("outcome");
      const [first, second] = this.#asShown("modelA", "modelB");
      const [outcome, orderKnown] = [new Int8Array(this.size), new Uint8Array(this.size)];
      for (let row = 0; row < this.size; row++) {
        outcome[row] = shown[row] === -1 ? -(given[row] as number) : (given[row] as number);
        orderKnown[row] = shown[row] === 0 ? 0 : 1;
      }
      return { first, second, outcome, orderKnown };
    });
    return { ...rows, cluster: cluster === "none" ? undefined : this.#column(cluster) };
  }

  /** Beside `comparisons`, row by row: the two responses, by number. */
  comparedResponses(): { first: Int32Array; second: Int32Array } {
    const [first, second] = this.#asShown("responseA", "responseB");
    return { first, second };
  }

  /** Two columns, changed with each other where B was shown first. */
  #asShown(nameA: Name, nameB: Name): [Int32Array, Int32Array] {
    const shown = this.#column("shownFirst");
    const [a, b] = [this.#column(nameA), this.#column(nameB)];
    const [first, second] = [a.slice(), b.slice()];
    for (let row = 0; row < this.size; row++) {
      if (shown[row] !== -1) continue;
      first[row] = b[row] as number;
      second[row] = a[row] as number;
    }
    return [first, second];
  }

  #once<Value>(name: string, make: () => Value): Value {
    const before = this.#found.get(name);
    if (before?.size === this.size) return before.value as Value;
    const value = make();
    this.#found.set(name, { size: this.size, value });
    return value;
  }

  #column(name: Name): Int32Array {
    return this.#columns[name].subarray(0, this.size);
  }
}

function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
