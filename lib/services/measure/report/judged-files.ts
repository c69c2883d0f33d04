import { derivePreferences } from "@/lib/domain/preference";
import type { InputFile } from "@/lib/formats/read/input";
import { readFiles } from "@/lib/formats/read/read-files";
import { formatOf, recogniseFiles, requireShapes } from "@/lib/formats/read/recognise";
import type { JudgmentRecord, RowProblem } from "@/lib/formats/record";
import { FactTable, type PreferenceFact } from "../fact-table";
import { JudgeTable } from "./judge-table";

/** Files as the reports take them: human and machine judges apart, nothing stored. */
export interface JudgedFiles {
  format: string;
  rows: number;
  problems: RowProblem[];
  judgments: number;
  /** Judgments by judges that were not asked for. */
  leftOut: number;
  human: JudgeTable;
  machine: JudgeTable;
  /** Both, for how people and machines agree with each other. */
  all: FactTable;
}

/** What a file says of the better answer without naming who said so. */
const goldJudge = "gold label";

/**
 * Reads any files that an import would read and keeps what judges said. Rows with a problem are left out and told.
 * @param wanted judges whose names do not match are left out
 * @throws ConcordError invalid_file for what is of no known format
 */
export async function readJudgedFiles(
  files: readonly InputFile[],
  wanted: RegExp | null,
): Promise<JudgedFiles> {
  const recognised = await recogniseFiles(files);
  requireShapes(recognised);
  const judgments: JudgmentRecord[] = [];
  const problems: RowProblem[] = [];
  const models = new Map<string, string>();
  let rows = 0;
  const reading = readFiles(recognised, {
    onProgress: (now) => {
      rows = now.rows;
    },
  });
  for await (const event of reading)
    if (event.kind === "problem") problems.push(event.problem);
    else if (event.record.type === "judgment") judgments.push(event.record);
    else if (event.record.type === "response") {
      const { promptKey, responseKey, model } = event.record;
      models.set(
        `${promptKey}\0${responseKey}`,
        model.version ? `${model.name} (${model.version})` : model.name,
      );
    }
  const found: JudgedFiles = {
    format: formatOf(recognised),
    rows,
    problems,
    judgments: judgments.length,
    leftOut: 0,
    human: new JudgeTable(),
    machine: new JudgeTable(),
    all: new FactTable(),
  };
  for (const judgment of judgments) {
    const judge = judgment.annotator?.name ?? goldJudge;
    if (wanted && !wanted.test(judge)) {
      found.leftOut++;
      continue;
    }
    const table = judgment.annotator?.kind === "model" ? found.machine : found.human;
    table.judgments++;
    const modelOf = (key: string) => models.get(`${judgment.promptKey}\0${key}`) ?? key;
    for (const fact of factsOf(judgment, judge, modelOf)) {
      table.facts.add(fact);
      found.all.add(fact);
    }
    table.addRanking(judgment.promptKey, judge, judgment.answer.tiers);
    addScores(table, judgment, judge, modelOf);
  }
  return found;
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
      responseA: `${promptKey}\0${first}`,
      responseB: `${promptKey}\0${second}`,
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
