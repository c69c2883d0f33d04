import { v7 as newId } from "uuid";
import { inTransaction, type OpenDatabase } from "@/db/client";
import {
  findKnownTasks,
  findPromptsToPlan,
  insertTasks,
  type NewTask,
  type PromptToPlan,
} from "@/db/queries/assign/plan";
import { addToCounters } from "@/db/queries/people/counter";
import type { Actor } from "@/lib/domain/actor";
import { hash32 } from "@/lib/domain/order";
import { groupsOf, inAgreementSample, PairBalance, type Plan } from "@/lib/domain/plan";
import { taskIdentity } from "@/lib/domain/task-identity";
import { ensureComparison } from "./ensure-comparison";

const promptsPerBatch = 500;
const tasksPerInsert = 2_000;

export interface Planned {
  tasks: number;
  /** Tasks that were planned before and were left as they are. */
  known: number;
  judgmentsWanted: number;
  promptsUsed: number;
  promptsLeftOut: number;
}

/**
 * Makes tasks from prompts and responses, in batches within one transaction. The same plan twice adds nothing. Whether
 * the actor may was asked before.
 * @param plan with `dryRun`, everything is counted and nothing stored.
 * @param limit reads at most this many prompts.
 */
export async function makeTasks(
  database: OpenDatabase,
  actor: Pick<Actor, "userId">,
  projectId: string,
  plan: Plan & { dryRun: boolean },
  limit = Number.POSITIVE_INFINITY,
): Promise<Planned> {
  return inTransaction(database, async ({ db, sql }) => {
    const total = { tasks: 0, known: 0, judgmentsWanted: 0, promptsUsed: 0, promptsLeftOut: 0 };
    if (!plan.dryRun) await ensureComparison(db, actor, projectId, plan.comparison);
    const balance = new PairBalance();
    let read = 0;
    for (let afterPosition = "0"; read < limit; ) {
      const page = { projectId, tags: plan.tags, afterPosition, limit: promptsPerBatch };
      const prompts = await findPromptsToPlan(sql, page);
      const last = prompts.at(-1);
      if (!last) break;
      afterPosition = last.position;
      read += prompts.length;
      const planned = prompts.map((prompt) => tasksOf(prompt, plan, balance));
      total.promptsUsed += planned.filter((tasks) => tasks.length > 0).length;
      total.promptsLeftOut += planned.filter((tasks) => tasks.length === 0).length;
      const tasks = planned.flat();
      for (let from = 0; from < tasks.length; from += tasksPerInsert) {
        const chunk = tasks.slice(from, from + tasksPerInsert);
        if (plan.dryRun) {
          const known = await findKnownTasks(
            sql,
            projectId,
            chunk.map((task) => task.identity),
          );
          total.known += known;
          total.tasks += chunk.length - known;
          total.judgmentsWanted += chunk.reduce((sum, task) => sum + task.overlap, 0);
        } else {
          const stored = await insertTasks(sql, projectId, plan.comparison, chunk);
          total.tasks += stored.inserted;
          total.known += chunk.length - stored.inserted;
          total.judgmentsWanted += stored.judgmentsWanted;
        }
      }
    }
    if (!plan.dryRun)
      await addToCounters(db, projectId, { tasks: total.tasks, judgmentsWanted: total.judgmentsWanted });
    return total;
  });
}

function tasksOf(prompt: PromptToPlan, plan: Plan, balance: PairBalance): NewTask[] {
  return groups(prompt, plan, balance).map((responseIds) => {
    const identity = taskIdentity(plan.comparison, responseIds.length > 0 ? responseIds : [prompt.id]);
    const key = identity.toString("hex");
    const isAgreementSample =
      plan.agreementOverlap > plan.overlap && inAgreementSample(key, plan.agreementShare, plan.seed);
    return {
      id: newId(),
      promptId: prompt.id,
      identity,
      position:
        plan.order === "import" ? Number(prompt.position) % 2 ** 31 : hash32(`${plan.seed}|${key}`) >>> 1,
      overlap: isAgreementSample ? plan.agreementOverlap : plan.overlap,
      isAgreementSample,
      responseIds,
    };
  });
}

function groups(prompt: PromptToPlan, plan: Plan, balance: PairBalance): string[][] {
  const { responses } = prompt;
  switch (plan.comparison) {
    case "demonstration":
      return [[]];
    case "rating":
      return responses.length === 0 ? [] : groupsOf(responses, plan.groupSize, prompt.id, plan.seed);
    case "ranking":
      return groupsOf(responses, plan.groupSize, prompt.id, plan.seed).filter((group) => group.length > 1);
    case "pairwise":
      return balance.choose(
        responses,
        plan.pairsPerPrompt === "all" ? Number.POSITIVE_INFINITY : plan.pairsPerPrompt,
        prompt.id,
        plan.seed,
      );
  }
}
