import { ConcordError } from "@/lib/domain/error";
import { derivePreferences } from "@/lib/domain/preference";
import type { InputFile } from "@/lib/formats/read/input";
import { readFiles } from "@/lib/formats/read/read-files";
import { formatOf, recogniseFiles, requireShapes } from "@/lib/formats/read/recognise";
import type { JudgmentRecord, RowProblem } from "@/lib/formats/record";
import type { PreferenceFact } from "../fact-table";
import { JudgeTable } from "./judge-table";
import { KnownResponses } from "./known-responses";
import { KnownTags, type TagCount } from "./known-tags";
import type { StyleTable } from "./rating-style";

/** Files as the reports take them: human and machine judges apart, nothing stored. */
export interface JudgedFiles {
  format: string;
  rows: number;
  /** The first rows that could not be read, and how many there are. */
  problems: RowProblem[];
  rowsWithProblem: number;
  judgments: number;
  /** Judgments by judges, or of prompts, that were not asked for. */
  leftOut: number;
  human: JudgedTable;
  machine: JudgedTable;
}

/** What one kind of judges said. */
export interface JudgedTable extends JudgeTable {
  /** Tags of the prompts that they judged, whatever tag is chosen. */
  tags: TagCount[];
  /** Of the responses by number; empty where styles were not asked for. */
  styles: StyleTable;
}

export interface FileWish {
  /** Judges whose names do not match are left out. */
  judges?: RegExp;
  /** Prompts without this tag are left out; empty: none. */
  tag?: string;
  /** Also look at what responses look like. */
  withStyles?: boolean;
  onProgress?(rows: number): void;
}

/** What a file says of the better answer without naming who said so. */
const goldJudge = "gold label";
const problemsKept = 10;

/**
 * Reads any files that an import would read and keeps what judges said. Rows with a problem are left out and told. A judgment is
 * counted as soon as its responses are known, so that memory grows with prompts and responses, not with texts; what comes
 * before its responses (and all, where only one tag is wanted) waits for the end of the files.
 * @throws ConcordError invalid_file for what is of no known format; invalid_input where no prompt has the tag
 */
export async function readJudgedFiles(
  files: readonly InputFile[],
  { judges, tag = "", withStyles = false, onProgress }: FileWish = {},
): Promise<JudgedFiles> {
  const recognised = await recogniseFiles(files);
  requireShapes(recognised);
  const responses = new KnownResponses(withStyles);
  const tags = new KnownTags();
  const waiting: JudgmentRecord[] = [];
  const found = {
    format: formatOf(recognised),
    rows: 0,
    problems: [] as RowProblem[],
    rowsWithProblem: 0,
    judgments: 0,
    leftOut: 0,
  };
  const [human, machine] = [new JudgedRows(), new JudgedRows()];
  const count = (judgment: JudgmentRecord) => {
    found.judgments++;
    const judge = judgment.annotator?.name ?? goldJudge;
    if (judges && !judges.test(judge)) {
      found.leftOut++;
      return;
    }
    const rows = judgment.annotator?.kind === "model" ? machine : human;
    const isWanted = tag === "" || tags.has(judgment.promptKey, tag);
    if (!isWanted) found.leftOut++;
    rows.add(judgment, judge, responses, isWanted);
  };
  const reading = readFiles(recognised, {
    onProgress: ({ rows }) => {
      found.rows = rows;
      onProgress?.(rows);
    },
  });
  for await (const event of reading)
    if (event.kind === "problem") {
      found.rowsWithProblem++;
      if (found.problems.length < problemsKept) found.problems.push(event.problem);
    } else if (event.record.type === "response") responses.add(event.record);
    else if (event.record.type === "prompt") tags.add(event.record.promptKey, event.record.tags);
    else if (tag === "" && responses.has(event.record) && waiting.length === 0) count(event.record);
    else waiting.push(event.record);
  for (const judgment of waiting) count(judgment);
  const [people, machines] = [human.finish(tags, responses), machine.finish(tags, responses)];
  const all = [...people.tags, ...machines.tags].map((one) => one.tag);
  if (tag !== "" && !all.includes(tag)) {
    const some = [...new Set(all)].slice(0, 20).join(", ");
    throw new ConcordError(
      "invalid_input",
      `No prompt that was judged has the tag ${tag}. ${some ? `Tags: ${some}.` : "These files have no tags."}`,
    );
  }
  return { ...found, human: people, machine: machines };
}

/** The rows of one kind of judges, as they come. */
class JudgedRows {
  readonly #table = new JudgeTable();
  readonly #comparisons = new Map<string, number>();

  /** @param isWanted whether it is more than counted for the list of tags */
  add(judgment: JudgmentRecord, judge: string, responses: KnownResponses, isWanted: boolean): void {
    const { promptKey } = judgment;
    const modelOf = (key: string) => responses.modelOf(promptKey, key);
    let comparisons = this.#comparisons.get(promptKey) ?? 0;
    for (const fact of factsOf(judgment, judge, modelOf)) {
      comparisons++;
      if (isWanted) this.#table.facts.add(fact);
    }
    this.#comparisons.set(promptKey, comparisons);
    if (!isWanted) return;
    this.#table.judgments++;
    this.#table.addRanking(promptKey, judge, judgment.answer.tiers);
    addScores(this.#table, judgment, judge, modelOf);
  }

  finish(tags: KnownTags, responses: KnownResponses): JudgedTable {
    return Object.assign(this.#table, {
      tags: tags.count(this.#comparisons),
      styles: responses.stylesOf(this.#table.facts),
    });
  }
}

function* factsOf(
  { promptKey, answer, responseKeys, orderKnown }: JudgmentRecord,
  annotatorId: string,
  modelOf: (key: string) => string,
): Generator<PreferenceFact> {
  const pairs = derivePreferences({
    tiers: answer.tiers,
    strength: answer.strength ?? null,
    responseIds: responseKeys,
    unranked: "unknown",
  });
  for (const { responseA, responseB, outcome, strength, groupSize } of pairs) {
    const [modelA, modelB] = [modelOf(responseA), modelOf(responseB)];
    // By model, then by response: (A,B) and (B,A) are one unit.
    const isTurned = modelA > modelB || (modelA === modelB && responseA > responseB);
    const [first, second] = isTurned ? [responseB, responseA] : [responseA, responseB];
    yield {
      promptId: promptKey,
      responseA: first,
      responseB: second,
      modelA: isTurned ? modelB : modelA,
      modelB: isTurned ? modelA : modelB,
      annotatorId,
      outcome: isTurned ? ((0 - outcome) as -1 | 0 | 1) : outcome,
      strength,
      shownFirst: orderKnown ? (isTurned ? -1 : 1) : 0,
      groupSize,
    };
  }
}

function addScores(
  table: JudgeTable,
  { promptKey, answer }: JudgmentRecord,
  judge: string,
  modelOf: (key: string) => string,
): void {
  for (const [key, scores] of Object.entries(answer.scores ?? {}))
    for (const [attribute, value] of Object.entries(scores))
      table.scores.push({
        item: `${promptKey}\0${key}`,
        model: modelOf(key),
        judge,
        attribute,
        value,
      });
}
