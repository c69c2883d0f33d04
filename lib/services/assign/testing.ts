import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import { insertMember } from "@/db/queries/people/member";
import type { Actor } from "@/lib/domain/actor";
import { type Answer, emptyAnswer, presentationSchema } from "@/lib/domain/judgment";
import { type PlanInput, planSchema } from "@/lib/domain/plan";
import { importNow } from "../ingest/testing";
import { submitJudgment } from "../judge/submit-judgment";
import { type Cast, makeCast, makePerson } from "../people/testing";
import { planTasks } from "./plan-tasks";

/** Rows of Concord's own format: so many prompts, each answered by so many models. */
export function rowsOf(prompts: number, models: number): string {
  const rows = Array.from({ length: prompts }, (_, index) => [
    { type: "prompt", id: `p${index}`, messages: [{ role: "user", content: `question ${index}` }] },
    ...Array.from({ length: models }, (_, model) => ({
      type: "response",
      id: `p${index}m${model}`,
      prompt_id: `p${index}`,
      model: { name: `model-${model}` },
      messages: [{ role: "assistant", content: `answer ${model} to question ${index}` }],
    })),
  ]);
  return rows
    .flat()
    .map((row) => JSON.stringify(row))
    .join("\n");
}

export interface Queue extends Cast {
  projectId: string;
  annotators: Actor[];
}

/** A project with a queue of tasks and people to judge them. */
export async function makeQueue(
  database: OpenDatabase,
  wish: { prompts: number; models?: number; plan?: Partial<PlanInput>; annotators?: number },
): Promise<Queue> {
  const cast = await makeCast(database);
  const { projectId } = cast;
  await importNow(database, cast.lead, projectId, { "rows.jsonl": rowsOf(wish.prompts, wish.models ?? 2) });
  const plan = planSchema.parse({ comparison: "pairwise", agreementShare: 0, ...wish.plan });
  await planTasks(database, cast.lead, projectId, { ...plan, dryRun: false });
  const annotators: Actor[] = [cast.annotator];
  while (annotators.length < (wish.annotators ?? 1)) {
    const person = await makePerson(database, `annotator-${newId()}`);
    await insertMember(database.db, projectId, person.userId, "annotator");
    annotators.push(person);
  }
  return { ...cast, annotators };
}

/** A pairwise answer that prefers the response in this slot. */
export const prefer = (slot: "1" | "2"): Answer => ({
  ...emptyAnswer,
  tiers: slot === "1" ? [["1"], ["2"]] : [["2"], ["1"]],
  strength: 1,
});

export function submission(answer = prefer("1"), clientKey: string = newId()) {
  return { clientKey, answer, presentation: presentationSchema.parse({}) };
}

/** Submits as the browser does. */
export async function judge(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  assignmentId: string,
  answer = prefer("1"),
) {
  return submitJudgment(database, actor, projectId, assignmentId, submission(answer));
}
