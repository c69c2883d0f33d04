import { createHash } from "node:crypto";
import { countSelection, selectJudgments } from "@/db/queries/release/freeze/select-judgments";
import {
  addPairs,
  openPairs,
  type PairLine,
  storeJudgments,
  storePairs,
  storePrompts,
  streamContent,
} from "@/db/queries/release/freeze/store-dataset";
import type { Sql } from "@/db/queries/sql";
import type { DatasetManifest } from "@/lib/domain/dataset/manifest";
import { type DatasetPair, pairsOfPrompt } from "@/lib/domain/dataset/pairs";
import { canonicalJson, type Recipe } from "@/lib/domain/dataset/recipe";
import { ConcordError } from "@/lib/domain/error";
import type { License } from "@/lib/domain/license";
import { learnRules } from "./learn-rules";
import { placePrompts } from "./place-prompts";
import { type DatasetCast, readBallots, readCast } from "./read-ballots";
import { SummaryOfDataset } from "./summarise-dataset";

/** What a dataset is made of. */
export interface DatasetSource {
  projectId: string;
  lastSeq: number;
  frozenAt: Date;
  recipe: Recipe;
  license?: License | null;
}

const linesPerCopy = 5_000;

/**
 * Makes a dataset out of a recipe, within a transaction that sees one state of the project. Prompt after prompt: what is held is
 * a few numbers a prompt. The order is that of ids and numbers alone and every sum is taken in it, so that the result is the
 * same on any machine.
 * @param number of the dataset whose rows are written; null only counts (a preview)
 * @throws ConcordError not_freezable where nothing is left, or a margin does not exist
 */
export async function buildDataset(
  sql: Sql,
  source: DatasetSource,
  number: number | null,
): Promise<DatasetManifest> {
  const { projectId, recipe } = source;
  await selectJudgments(sql, { ...source, filters: recipe.filters });
  const cast = await readCast(sql, projectId);
  const rules = await learnRules(sql, projectId, recipe, cast);
  const selection = await countSelection(sql, projectId);
  const placement = await placePrompts(sql, projectId, recipe);
  if (number !== null) {
    if (placement.prompts.length === 0)
      throw new ConcordError("not_freezable", "The recipe leaves no judgment: widen its filters.", [
        { path: "recipe.filters", message: "empty" },
      ]);
    await storePrompts(sql, projectId, number, placement.prompts);
    await storeJudgments(sql, projectId, number);
    await openPairs(sql);
  }
  const splitOf = new Map(placement.prompts.map((prompt) => [prompt.promptId, prompt.split]));
  const summary = new SummaryOfDataset();
  let waiting: PairLine[] = [];
  let sequence = 0;
  for await (const { promptId, judgments } of readBallots(sql, projectId, cast)) {
    const found = pairsOfPrompt(judgments, rules);
    summary.add(splitOf.get(promptId) ?? "train", found);
    if (number === null) continue;
    for (const pair of found.pairs) waiting.push(lineOf(promptId, sequence++, pair, cast));
    if (waiting.length < linesPerCopy) continue;
    await addPairs(sql, waiting);
    waiting = [];
  }
  if (number !== null) {
    await addPairs(sql, waiting);
    await storePairs(sql, projectId, number);
  }
  return {
    fingerprint: fingerprintOf(source, selection.withdrawnAnnotators),
    contentHash: number === null ? "" : await hashContent(sql, projectId, number),
    summary: summary.result(selection, placement, cast),
    guidelineVersions: selection.guidelineVersions,
    protocolVersions: selection.protocolVersions,
  };
}

function lineOf(promptId: string, sequence: number, pair: DatasetPair, cast: DatasetCast): PairLine {
  return {
    prompt_id: promptId,
    sequence,
    group_id: pair.judgmentId ?? promptId,
    chosen_id: pair.chosenId,
    rejected_id: pair.rejectedId,
    is_tie: pair.isTie,
    margin: pair.margin,
    weight: pair.weight,
    p_chosen: pair.pChosen,
    p_low: pair.pLow,
    p_high: pair.pHigh,
    strength: pair.strength,
    rank_chosen: pair.rankChosen,
    rank_rejected: pair.rankRejected,
    judgments: pair.judgments,
    ties: pair.ties,
    annotator_id: pair.annotator === null ? null : cast.annotatorIds[pair.annotator],
  };
}

function fingerprintOf(
  { projectId, lastSeq, recipe, license }: DatasetSource,
  withdrawnAnnotators: number,
): string {
  const frozen = { projectId, lastSeq, recipe, withdrawnAnnotators, ...(license ? { license } : {}) };
  return createHash("sha256").update(canonicalJson(frozen)).digest("hex");
}

async function hashContent(sql: Sql, projectId: string, number: number): Promise<string> {
  const hash = createHash("sha256");
  for await (const lines of streamContent(sql, projectId, number))
    for (const line of lines) hash.update(line).update("\n");
  return hash.digest("hex");
}
