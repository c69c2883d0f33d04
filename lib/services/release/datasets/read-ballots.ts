import { type BallotRow, findCast, streamBallots } from "@/db/queries/release/freeze/stream-ballots";
import type { Sql } from "@/db/queries/sql";
import type { Ballot } from "@/lib/domain/dataset/ballot";

/** Models and annotators by their places in the order of their ids. */
export interface DatasetCast {
  models: { id: string; name: string; version: string }[];
  annotatorIds: string[];
  modelPlace: ReadonlyMap<string, number>;
  annotatorPlace: ReadonlyMap<string, number>;
}

export async function readCast(sql: Sql, projectId: string): Promise<DatasetCast> {
  const { models, annotatorIds } = await findCast(sql, projectId);
  return {
    models,
    annotatorIds,
    modelPlace: new Map(models.map((model, place) => [model.id, place])),
    annotatorPlace: new Map(annotatorIds.map((id, place) => [id, place])),
  };
}

export interface PromptBallots {
  promptId: string;
  /** The ballots of each judgment, in the order of the judgments. */
  judgments: Ballot[][];
}

/** The selected judgments as ballots, one prompt after the other: only one is held at a time. */
export async function* readBallots(
  sql: Sql,
  projectId: string,
  cast: DatasetCast,
): AsyncGenerator<PromptBallots> {
  let open = null as PromptBallots | null;
  for await (const rows of streamBallots(sql, projectId))
    for (const row of rows) {
      if (open?.promptId !== row.promptId) {
        if (open) yield open;
        open = { promptId: row.promptId, judgments: [] };
      }
      const last = open.judgments.at(-1);
      const ballot = ballotOf(row, cast);
      if (last?.[0]?.judgmentId === row.judgmentId) last.push(ballot);
      else open.judgments.push([ballot]);
    }
  if (open) yield open;
}

function ballotOf(row: BallotRow, cast: DatasetCast): Ballot {
  const isTurned = row.responseA > row.responseB;
  const outcome = (isTurned ? 0 - row.outcome : row.outcome) as Ballot["outcome"];
  const rankOf = (responseId: string) => {
    const tier = row.tiers?.findIndex((members) => members.includes(responseId)) ?? -1;
    return tier < 0 ? (row.tiers?.length ?? 0) : tier;
  };
  const [a, b] = isTurned ? [row.responseB, row.responseA] : [row.responseA, row.responseB];
  const [modelA, modelB] = isTurned ? [row.modelB, row.modelA] : [row.modelA, row.modelB];
  const [lengthA, lengthB] = isTurned ? [row.lengthB, row.lengthA] : [row.lengthA, row.lengthB];
  return {
    judgmentId: row.judgmentId,
    annotator: cast.annotatorPlace.get(row.annotatorId) ?? 0,
    responseA: a,
    responseB: b,
    modelA: cast.modelPlace.get(modelA) ?? 0,
    modelB: cast.modelPlace.get(modelB) ?? 0,
    outcome,
    strength: row.strength,
    rankA: row.tiers ? rankOf(a) : outcome < 0 ? 1 : 0,
    rankB: row.tiers ? rankOf(b) : outcome > 0 ? 1 : 0,
    groupSize: row.groupSize,
    weight: row.weight,
    shownFirst: !row.orderKnown ? 0 : isTurned ? -1 : 1,
    lengthA,
    lengthB,
  };
}
