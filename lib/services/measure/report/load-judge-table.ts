import type { OpenDatabase } from "@/db/client";
import { findAnnotatorNames, streamRankings, streamScores } from "@/db/queries/measure/judged";
import { findModelNames, streamPreferenceFacts } from "@/db/queries/measure/preference";
import { type JudgeFilter, kindsOf } from "@/lib/domain/annotator";
import { JudgeTable } from "./judge-table";

/** A project's judges in columns, and what its models and annotators are called. */
export interface ProjectJudges {
  table: JudgeTable;
  /** Of an annotator or a model, by id. */
  nameOf(id: string): string;
}

/** Reads everything that a project's current judgments say, once, in batches. */
export async function loadJudgeTable(
  { sql }: OpenDatabase,
  projectId: string,
  judges: JudgeFilter,
): Promise<ProjectJudges> {
  const kinds = kindsOf(judges);
  const [models, annotators] = await Promise.all([
    findModelNames(sql, projectId),
    findAnnotatorNames(sql, projectId),
  ]);
  const table = new JudgeTable(models.map((model) => model.id));
  for await (const batch of streamPreferenceFacts(sql, projectId, kinds))
    for (const fact of batch) table.facts.add(fact);
  for await (const batch of streamRankings(sql, projectId, kinds))
    for (const { promptId, annotatorId, tiers } of batch) table.addRanking(promptId, annotatorId, tiers);
  for await (const batch of streamScores(sql, projectId, kinds))
    for (const { promptId, responseId, modelId, annotatorId, attribute, value } of batch)
      table.scores.push({
        item: `${promptId}\0${responseId}`,
        model: modelId,
        judge: annotatorId,
        attribute,
        value,
      });
  const names = new Map(annotators);
  for (const { id, name, version } of models) names.set(id, version ? `${name} (${version})` : name);
  return { table, nameOf: (id) => names.get(id) ?? id };
}
