import type { OpenDatabase } from "@/db/client";
import { demoGuidelineNote, surestName } from "@/db/seed/demo/demo-people";
import type { Actor } from "@/lib/domain/actor";
import { markGold } from "../judge/mark-gold";
import { getTaskJudgments } from "../measure/get-task-judgments";
import { disputesKind } from "../measure/kinds/disputes";
import { listDisputes } from "../measure/list-disputes";
import { measureNow } from "../measure/measure-project";
import { changeGuidelines } from "../people/projects/change-guidelines";
import { getGuidelines } from "../people/projects/get-guidelines";

/** A second version of the guidelines half way, so that there is a before and an after. */
export async function sharpenGuidelines(
  database: OpenDatabase,
  operator: Actor,
  projectId: string,
): Promise<void> {
  const { version, body } = await getGuidelines(database, operator, projectId);
  if (version === 1) await changeGuidelines(database, operator, projectId, `${body}\n${demoGuidelineNote}`);
}

const goldAnswers = 12;

/** A lead settles what divided the annotators most: the judgment of whoever has the surest eye becomes the gold answer. */
export async function settleDisputes(
  database: OpenDatabase,
  operator: Actor,
  projectId: string,
): Promise<void> {
  await measureNow(database, projectId, "human", disputesKind, {});
  const { rows } = await listDisputes(database, operator, projectId, { judges: "human", limit: 100 });
  let settled = 0;
  for (const { taskId } of rows.filter((row) => row.annotators > 2)) {
    const { judgments, goldJudgmentId } = await getTaskJudgments(database, operator, projectId, taskId);
    const surest = judgments.find((judgment) => judgment.annotator === surestName);
    if (settled === goldAnswers) return;
    if (surest) settled++;
    if (surest && !goldJudgmentId) await markGold(database, operator, projectId, taskId, surest.id);
  }
}
