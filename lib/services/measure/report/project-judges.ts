import { type JudgeFilter, kindsOf } from "@/lib/domain/annotator";
import { idText } from "../facts/id-table";
import type { ProjectTables } from "../facts/project-tables";
import { JudgeTable } from "./judge-table";

/** A project's judges of some kinds in columns, and what its models and annotators are called. */
export interface ProjectJudges {
  table: JudgeTable;
  /** Of an annotator or a model, by id. */
  nameOf(id: string): string;
}

/** The last that were asked for: the kinds of figures of one page, computed one after the other, read the same. */
let last: { stamp: number; judges: JudgeFilter; found: ProjectJudges } | undefined;

/**
 * What the judges of some kinds said, out of everything that was said in a project. Not to be changed by the caller.
 * @param counts which judgments, where not all of these judges'
 */
export function judgesOf(tables: ProjectTables, judges: JudgeFilter, counts?: Uint8Array): ProjectJudges {
  if (counts) return read(tables, counts);
  if (last?.stamp !== tables.stamp || last.judges !== judges)
    last = { stamp: tables.stamp, judges, found: read(tables, judgmentsCounted(tables, judges)) };
  return last.found;
}

function read(tables: ProjectTables, counts: Uint8Array): ProjectJudges {
  const models = [...tables.models].sort((a, b) => a.place - b.place);
  const table = new JudgeTable(
    models.map((model) => model.id),
    tables.preferences.size,
  );
  addPreferences(table, tables, counts);
  addRankings(table, tables, counts);
  addScores(table, tables, counts);
  table.judgments = counts.reduce((sum, one) => sum + one, 0);
  const names = new Map([...tables.models, ...tables.annotators].map(({ id, name }) => [id, name]));
  return { table, nameOf: (id) => names.get(id) ?? id };
}

/** 1 for each judgment that counts: current, no skip, by a judge of a kind that is asked for. */
export function judgmentsCounted(tables: ProjectTables, judges: JudgeFilter): Uint8Array {
  const kinds = kindsOf(judges);
  const isWanted = Uint8Array.from(tables.annotators, ({ kind }) => (kinds.includes(kind) ? 1 : 0));
  const { annotator, isCurrent, isSkip, size } = tables.judgments;
  const counts = new Uint8Array(size);
  for (let place = 0; place < size; place++)
    if (isCurrent[place] === 1 && isSkip[place] === 0)
      counts[place] = isWanted[annotator[place] as number] ?? 0;
  return counts;
}

function addPreferences({ facts }: JudgeTable, tables: ProjectTables, counts: Uint8Array): void {
  const { preferences, judgments, responses, annotators } = tables;
  const modelPlace = Int32Array.from(tables.models, ({ place }) => place);
  const unitNumber = new Int32Array(preferences.unitCount).fill(-1);
  const promptNumber = new Int32Array(tables.prompts.ids.length / 4).fill(-1);
  const annotatorNumber = new Int32Array(annotators.length).fill(-1);
  let [units, prompts] = [0, 0];
  for (let row = 0; row < preferences.size; row++) {
    const judgment = preferences.judgment[row] as number;
    if (counts[judgment] === 0) continue;
    const [a, b] = [preferences.responseA[row] as number, preferences.responseB[row] as number];
    const placeA = modelPlace[responses.model[a] as number] as number;
    const placeB = modelPlace[responses.model[b] as number] as number;
    const isTurned = placeA > placeB || (placeA === placeB && isLater(responses.ids, a, b));
    const [prompt, unit] = [responses.prompt[a] as number, preferences.unit[row] as number];
    const annotator = judgments.annotator[judgment] as number;
    if (annotatorNumber[annotator] === -1)
      annotatorNumber[annotator] = facts.annotatorNumber(annotators[annotator]?.id ?? "");
    if (unitNumber[unit] === -1) unitNumber[unit] = units++;
    if (promptNumber[prompt] === -1) promptNumber[prompt] = prompts++;
    const outcome = preferences.outcome[row] as number;
    const sign = preferences.orderKnown[row] as number;
    facts.addRow({
      unit: unitNumber[unit] as number,
      annotator: annotatorNumber[annotator] as number,
      outcome: isTurned ? 0 - outcome : outcome,
      modelA: isTurned ? placeB : placeA,
      modelB: isTurned ? placeA : placeB,
      prompt: promptNumber[prompt] as number,
      strength: preferences.strength[row] as number,
      shownFirst: isTurned ? 0 - sign : sign,
      groupSize: preferences.groupSize[row] as number,
      responseA: isTurned ? b : a,
      responseB: isTurned ? a : b,
    });
  }
}

/** Whether the first of two ids comes after the second. */
function isLater(ids: Uint32Array, a: number, b: number): boolean {
  for (let word = 0; word < 4; word++) {
    const difference = (ids[a * 4 + word] as number) - (ids[b * 4 + word] as number);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function addRankings(table: JudgeTable, tables: ProjectTables, counts: Uint8Array): void {
  const { rankings, judgments, responses, prompts, annotators } = tables;
  for (let row = 0; row < rankings.size; ) {
    const judgment = rankings.judgment[row] as number;
    const tiers: string[][] = [];
    const prompt = responses.prompt[rankings.response[row] as number] as number;
    for (; row < rankings.size && rankings.judgment[row] === judgment; row++) {
      const tier = rankings.tier[row] as number;
      tiers[tier] ??= [];
      tiers[tier].push(String(rankings.response[row]));
    }
    if (counts[judgment] === 0) continue;
    const annotator = annotators[judgments.annotator[judgment] as number]?.id ?? "";
    table.addRanking(idText(prompts.ids, prompt), annotator, tiers);
  }
}

function addScores(table: JudgeTable, tables: ProjectTables, counts: Uint8Array): void {
  const { scores, judgments, responses } = tables;
  for (let row = 0; row < scores.size; row++) {
    const judgment = scores.judgment[row] as number;
    if (counts[judgment] === 0) continue;
    const response = scores.response[row] as number;
    table.scores.push({
      item: String(response),
      model: tables.models[responses.model[response] as number]?.id ?? "",
      judge: tables.annotators[judgments.annotator[judgment] as number]?.id ?? "",
      attribute: tables.attributes[scores.attribute[row] as number] ?? "",
      value: scores.value[row] as number,
    });
  }
}
