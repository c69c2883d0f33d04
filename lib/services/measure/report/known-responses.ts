import { textOfAll } from "@/lib/domain/message";
import { type ResponseStyle, styleFeatures, styleOf } from "@/lib/domain/response-style";
import type { JudgmentRecord, ResponseRecord, Source } from "@/lib/formats/record";
import type { FactTable } from "../fact-table";
import type { StyleTable } from "./rating-style";

/**
 * What files say of responses while they are read: whose they are and, where wanted, what they look like. A response whose
 * key is its model's name, and which is judged in the row that names it, needs no place in memory: any number of votes is
 * read in little of it.
 */
export class KnownResponses {
  readonly #models = new Map<string, string>();
  readonly #styles = new Map<string, ResponseStyle>();
  readonly #withStyles: boolean;
  #row = "";
  #isRowJudged = false;
  #ofRow = new Map<string, { model: string; isPlain: boolean }>();

  /** @param withStyles also look at the texts */
  constructor(withStyles: boolean) {
    this.#withStyles = withStyles;
  }

  add({ source, promptKey, responseKey, model, messages }: ResponseRecord): void {
    if (rowOf(source) !== this.#row) {
      this.#settle();
      this.#row = rowOf(source);
    }
    const key = keyOf(promptKey, responseKey);
    const name = model.version ? `${model.name} (${model.version})` : model.name;
    this.#ofRow.set(key, { model: name, isPlain: name === responseKey });
    if (this.#withStyles && messages) this.#styles.set(key, styleOf(textOfAll(messages)));
  }

  /** Whether it is already known who gave the responses of a judgment that was just read. */
  has({ source, promptKey, responseKeys }: JudgmentRecord): boolean {
    if (rowOf(source) === this.#row) this.#isRowJudged = true;
    return responseKeys.every((responseKey) => {
      const key = keyOf(promptKey, responseKey);
      return this.#ofRow.has(key) || this.#models.has(key);
    });
  }

  /** The model of a response; its key where no file says more. */
  modelOf(promptKey: string, responseKey: string): string {
    const key = keyOf(promptKey, responseKey);
    return this.#ofRow.get(key)?.model ?? this.#models.get(key) ?? responseKey;
  }

  /** Styles of a table's responses by number, −1 where no file has the text; nothing where they were not wanted. */
  stylesOf(facts: FactTable): StyleTable {
    if (!this.#withStyles) return new Int32Array(0);
    const width = styleFeatures.length;
    const { responses } = facts;
    const table = new Int32Array(responses.length * width).fill(-1);
    for (const [number, [promptKey, key]] of responses.entries()) {
      const style = this.#styles.get(keyOf(promptKey, key));
      if (style)
        table.set(
          styleFeatures.map((feature) => style[feature]),
          number * width,
        );
    }
    return table;
  }

  #settle(): void {
    for (const [key, { model, isPlain }] of this.#ofRow)
      if (!isPlain || !this.#isRowJudged) this.#models.set(key, model);
    this.#ofRow.clear();
    this.#isRowJudged = false;
  }
}

function rowOf({ file, row }: Source): string {
  return `${file}\0${row}`;
}

function keyOf(promptKey: string, responseKey: string): string {
  return `${promptKey}\0${responseKey}`;
}
