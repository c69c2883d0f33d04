import { setTimeout as sleep } from "node:timers/promises";
import { claimTasks, submitJudgment } from "@/lib/domain/api/assign";
import { type ClientOptions, callApi } from "@/lib/domain/api/client";
import { emptyAnswer } from "@/lib/domain/judgment";

/** Annotators who submit over HTTP until `until`, each with a pause after every judgment; the times of their submits in ms. */
export async function submitAll(
  servers: readonly Required<ClientOptions>[],
  projectId: string,
  pauseMs: number,
  until: number,
): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    servers.map(async (server, place) => {
      await sleep((pauseMs * place) / servers.length);
      while (Date.now() < until) {
        times.push(await submitOne(server, projectId));
        await sleep(pauseMs);
      }
    }),
  );
  return times;
}

/** Claims a task and submits it. @returns how long the submit took, in ms */
export async function submitOne(server: Required<ClientOptions>, projectId: string): Promise<number> {
  const params = { projectId };
  const claim = await callApi(claimTasks, { params, body: { count: 1, held: [] } }, server);
  const [next] = claim.assignments;
  if (!next) throw new Error("the queue is empty: give a shorter round");
  const body = {
    clientKey: crypto.randomUUID(),
    answer: { ...emptyAnswer, tiers: [["1"], ["2"]], strength: 1 },
    presentation: {},
  };
  const started = performance.now();
  await callApi(submitJudgment, { params: { projectId, assignmentId: next.id }, body }, server);
  return performance.now() - started;
}
