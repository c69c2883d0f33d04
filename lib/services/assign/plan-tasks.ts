import type { OpenDatabase } from "@/db/client";
import { insertJob } from "@/db/queries/instance/job";
import { readCounters } from "@/db/queries/people/counter";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import type { Plan } from "@/lib/domain/plan";
import { authorise } from "../people/authorise";
import { makeTasks, type Planned } from "./make-tasks";

/** The job that makes the tasks of a large project. */
export const makeTasksJob = "make-tasks";

/** As many prompts as a request looks at: whatever the project's size, it answers within a second or two. */
const promptsInRequest = 5_000;

/**
 * Plans tasks. In a project with more prompts than a request can look at, a worker makes the tasks, and a dry run counts
 * on the first prompts and estimates the rest.
 * @throws ConcordError not_found | forbidden | invalid_input
 */
export async function planTasks(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  plan: Plan & { dryRun: boolean },
): Promise<Planned & { isEstimate: boolean; isQueued: boolean }> {
  await authorise(database.db, actor, projectId, "tasks.plan");
  if (plan.comparison === "ranking" && plan.groupSize < 2)
    throw new ConcordError("invalid_input", "A ranking needs at least two responses together.");
  const { prompts } = await readCounters(database.db, projectId);
  if (prompts <= promptsInRequest)
    return { ...(await makeTasks(database, actor, projectId, plan)), isEstimate: false, isQueued: false };
  const sample = await makeTasks(database, actor, projectId, { ...plan, dryRun: true }, promptsInRequest);
  if (!plan.dryRun)
    await insertJob(
      database.db,
      makeTasksJob,
      { projectId, userId: actor.userId, plan },
      { queueName: `plan-${projectId}`, maxAttempts: 3 },
    );
  const seen = sample.promptsUsed + sample.promptsLeftOut;
  // Fewer than were asked for: these were all that the plan is about.
  const isEstimate = seen >= promptsInRequest;
  return { ...(isEstimate ? scaled(sample, prompts / seen) : sample), isEstimate, isQueued: !plan.dryRun };
}

/** What the first prompts came to, carried over to all of them. */
function scaled(sample: Planned, times: number): Planned {
  const entries = Object.entries(sample).map(([name, value]) => [name, Math.round(value * times)]);
  return Object.fromEntries(entries) as Planned;
}
