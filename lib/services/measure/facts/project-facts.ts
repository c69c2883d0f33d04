import type { BinaryRow } from "@/db/copy-binary";
import type { AnnotatorKind } from "@/lib/domain/annotator";
import { Column } from "./column";
import { IdTable, idText, idWords, PairTable } from "./id-table";
import type { ProjectTables } from "./project-tables";
import { orderBySeq, orderPreferences, restoreOrder } from "./sort-facts";

/** Names that stand for numbers, in order of appearance. */
class Words {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.list.length);
    return this.list.push(word) - 1;
  }
}

let stamps = 1;

/** A project's current judgments, kept in columns and added to as new ones come. */
export class ProjectFacts {
  lastSeq = 0;
  readonly #models = new IdTable();
  readonly #annotators = new IdTable();
  readonly #prompts = new IdTable();
  readonly #responses = new IdTable();
  readonly #tasks = new IdTable();
  readonly #units = new PairTable();
  readonly #tags = new Words();
  readonly #attributes = new Words();
  readonly #columns = {
    tagStart: new Column(Int32Array),
    tagList: new Column(Int32Array),
    responsePrompt: new Column(Int32Array),
    responseModel: new Column(Int32Array),
    responseLength: new Column(Int32Array),
    taskPrompt: new Column(Int32Array),
    taskIsGold: new Column(Uint8Array),
  };
  readonly judgments = {
    seq: new Column(Float64Array),
    isCurrent: new Column(Uint8Array),
    isSkip: new Column(Uint8Array),
    task: new Column(Int32Array),
    annotator: new Column(Int32Array),
    createdAt: new Column(Float64Array),
    durationMs: new Column(Int32Array),
    guidelineVersion: new Column(Int32Array),
    protocolVersion: new Column(Int32Array),
    confidence: new Column(Int32Array),
  };
  readonly preferences = {
    judgment: new Column(Int32Array),
    ordinal: new Column(Int32Array),
    unit: new Column(Int32Array),
    responseA: new Column(Int32Array),
    responseB: new Column(Int32Array),
    outcome: new Column(Int8Array),
    strength: new Column(Int8Array),
    orderKnown: new Column(Uint8Array),
    groupSize: new Column(Uint8Array),
  };
  readonly rankings = {
    judgment: new Column(Int32Array),
    response: new Column(Int32Array),
    tier: new Column(Uint8Array),
  };
  readonly scores = {
    judgment: new Column(Int32Array),
    response: new Column(Int32Array),
    attribute: new Column(Int32Array),
    value: new Column(Float64Array),
  };
  #modelNames: ProjectTables["models"] = [];
  #annotatorNames: ProjectTables["annotators"] = [];
  /** Places of the judgments of the batch being read, by id. */
  #batch = new IdTable();
  #placeOf: number[] = [];
  readonly #id = new Uint32Array(4);

  constructor() {
    this.#columns.tagStart.push(0);
  }

  /** Before rows are added: what is known of this batch is forgotten. */
  beginBatch(): void {
    this.#batch = new IdTable();
    this.#placeOf = [];
  }

  /** @param row of `judgmentFacts`; @param known judgments (by seq) that are in already */
  addJudgment(row: BinaryRow, known: ReadonlySet<number>): void {
    const seq = row.number();
    row.uuid(this.#id);
    const inBatch = this.#batch.numberOf(this.#id);
    this.#placeOf[inBatch] = -1;
    if (known.has(seq)) return;
    const { judgments } = this;
    const place = judgments.seq.size;
    this.#placeOf[inBatch] = place;
    judgments.seq.push(seq);
    judgments.isCurrent.push(1);
    row.uuid(this.#id);
    const task = this.#tasks.numberOf(this.#id);
    judgments.task.push(task);
    row.uuid(this.#id);
    const prompt = this.#prompts.numberOf(this.#id);
    judgments.annotator.push(this.#number(row, this.#annotators));
    judgments.createdAt.push(row.number());
    judgments.durationMs.push(row.number(0));
    judgments.guidelineVersion.push(row.number());
    judgments.protocolVersion.push(row.number());
    judgments.confidence.push(row.number());
    judgments.isSkip.push(row.boolean() ? 1 : 0);
    const isGold = row.boolean();
    this.#addTask(task, prompt, isGold);
    this.#addTags(prompt, row.text());
    this.#addRanking(place, row.text());
    this.#addScores(place, row.text());
  }

  /** @param row of `preferenceFacts` */
  addPreference(row: BinaryRow): void {
    row.uuid(this.#id);
    const inBatch = this.#batch.numberOf(this.#id);
    const place = this.#placeOf[inBatch] ?? -1;
    if (place < 0) return;
    const { preferences } = this;
    preferences.ordinal.push(row.number());
    const a = this.#number(row, this.#responses);
    const b = this.#number(row, this.#responses);
    preferences.judgment.push(place);
    preferences.responseA.push(a);
    preferences.responseB.push(b);
    preferences.unit.push(this.#units.numberOf(Math.min(a, b), Math.max(a, b)));
    preferences.outcome.push(row.number());
    preferences.strength.push(row.number());
    preferences.orderKnown.push(row.boolean() ? 1 : 0);
    preferences.groupSize.push(Math.min(255, row.number()));
  }

  /** @param row of `responseFacts` */
  addResponse(row: BinaryRow): void {
    row.uuid(this.#id);
    const response = this.#responses.numberOf(this.#id);
    const columns = this.#columns;
    while (columns.responseModel.size <= response) {
      columns.responseModel.push(-1);
      columns.responsePrompt.push(-1);
      columns.responseLength.push(0);
    }
    columns.responsePrompt.values[response] = this.#number(row, this.#prompts);
    columns.responseModel.values[response] = this.#number(row, this.#models);
    columns.responseLength.values[response] = row.number(0);
  }

  /** Ids of responses that were judged and have not been told of yet. */
  unknownResponses(): string[] {
    const { responseModel } = this.#columns;
    const found: string[] = [];
    for (let response = 0; response < this.#responses.size; response++)
      if (response >= responseModel.size || responseModel.at(response) < 0)
        found.push(idText(this.#responses.words.values, response));
    return found;
  }

  /** The seqs of judgments after `floor` that are in. */
  seqsAfter(floor: number): Set<number> {
    const { seq } = this.judgments;
    const found = new Set<number>();
    for (let place = seq.size - 1; place >= 0 && seq.at(place) > floor; place--) found.add(seq.at(place));
    return found;
  }

  /** Judgments (by seq) that a later revision has replaced. */
  retire(seqs: readonly number[]): void {
    const { seq, isCurrent } = this.judgments;
    const retired = new Set(seqs);
    if (retired.size === 0) return;
    const values = seq.view();
    for (const one of retired) {
      const place = placeOfSeq(values, one);
      if (place >= 0) isCurrent.values[place] = 0;
    }
  }

  setModels(models: readonly { id: string; name: string; version: string }[]): void {
    const names: { id: string; name: string; place: number }[] = [];
    for (const [place, { id, name, version }] of models.entries())
      names[this.#models.numberOf(idWords(id))] = {
        id,
        name: version ? `${name} (${version})` : name,
        place,
      };
    this.#modelNames = names;
  }

  setAnnotators(annotators: readonly { id: string; name: string; kind: AnnotatorKind }[]): void {
    const names: { id: string; name: string; kind: AnnotatorKind }[] = [];
    for (const one of annotators) names[this.#annotators.numberOf(idWords(one.id))] = one;
    this.#annotatorNames = names;
  }

  /** After a batch: oldest first again, where rows came out of order. */
  endBatch(): void {
    const order = orderBySeq(this.judgments.seq.view());
    if (order) restoreOrder(this, order);
    orderPreferences(this);
    while (this.#columns.tagStart.size <= this.#prompts.size)
      this.#columns.tagStart.push(this.#columns.tagList.size);
    this.beginBatch();
  }

  /** Everything as it stands, without copying. Not to be added to while somebody computes from it. */
  tables(): ProjectTables {
    const columns = this.#columns;
    const { judgments, preferences, rankings, scores } = this;
    return {
      lastSeq: this.lastSeq,
      stamp: stamps++,
      models: this.#modelNames,
      annotators: this.#annotatorNames,
      prompts: {
        ids: this.#prompts.words.view(),
        tagStart: columns.tagStart.view(),
        tagList: columns.tagList.view(),
      },
      tags: this.#tags.list,
      responses: {
        ids: this.#responses.words.view(),
        prompt: columns.responsePrompt.view(),
        model: columns.responseModel.view(),
        length: columns.responseLength.view(),
      },
      tasks: {
        ids: this.#tasks.words.view(),
        prompt: columns.taskPrompt.view(),
        isGold: columns.taskIsGold.view(),
      },
      judgments: { size: judgments.seq.size, ...views(judgments) },
      preferences: { size: preferences.unit.size, unitCount: this.#units.size, ...views(preferences) },
      rankings: { size: rankings.judgment.size, ...views(rankings) },
      attributes: this.#attributes.list,
      scores: { size: scores.judgment.size, ...views(scores) },
    };
  }

  get bytes(): number {
    const tables = [this.#prompts, this.#responses, this.#tasks, this.#units];
    const columns = [this.#columns, this.judgments, this.preferences, this.rankings, this.scores];
    return [...tables, ...columns.flatMap((set) => Object.values(set))].reduce(
      (sum, { bytes }) => sum + bytes,
      0,
    );
  }

  #number(row: BinaryRow, table: IdTable): number {
    return row.uuid(this.#id) ? table.numberOf(this.#id) : -1;
  }

  #addTask(task: number, prompt: number, isGold: boolean): void {
    const { taskPrompt, taskIsGold } = this.#columns;
    if (task < taskPrompt.size) return;
    taskPrompt.push(prompt);
    taskIsGold.push(isGold ? 1 : 0);
  }

  #addTags(prompt: number, tags: string | null): void {
    const { tagStart, tagList } = this.#columns;
    if (prompt + 1 < tagStart.size) return;
    for (const tag of tags?.split("\x1f") ?? []) tagList.push(this.#tags.numberOf(tag));
    tagStart.push(tagList.size);
  }

  #addRanking(judgment: number, text: string | null): void {
    if (text === null) return;
    const tiers = JSON.parse(text) as string[][];
    for (const [tier, ids] of tiers.entries())
      for (const id of ids) {
        this.rankings.judgment.push(judgment);
        this.rankings.response.push(this.#responses.numberOf(idWords(id)));
        this.rankings.tier.push(tier);
      }
  }

  #addScores(judgment: number, text: string | null): void {
    if (text === null) return;
    const scores = JSON.parse(text) as Record<string, Record<string, number>>;
    for (const [id, given] of Object.entries(scores))
      for (const [attribute, value] of Object.entries(given)) {
        this.scores.judgment.push(judgment);
        this.scores.response.push(this.#responses.numberOf(idWords(id)));
        this.scores.attribute.push(this.#attributes.numberOf(attribute));
        this.scores.value.push(value);
      }
  }
}

/** By halving; −1 where it is not there. */
function placeOfSeq(seq: Float64Array, wanted: number): number {
  let [low, high] = [0, seq.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seq[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return seq[low] === wanted ? low : -1;
}

type Views<Set extends Record<string, { view(): unknown }>> = {
  [Name in keyof Set]: ReturnType<Set[Name]["view"]>;
};

function views<Set extends Record<string, { view(): unknown }>>(set: Set): Views<Set> {
  return Object.fromEntries(Object.entries(set).map(([name, column]) => [name, column.view()])) as Views<Set>;
}
