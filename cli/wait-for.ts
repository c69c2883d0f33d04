import { setTimeout as sleep } from "node:timers/promises";
import { ConcordError } from "@/lib/domain/error";

/** How often the server is asked how far it is. Milliseconds. */
const askEvery = 500;

/** Asks until an answer is what was waited for. Where somebody looks on, says how far it is. */
export async function waitFor<Answer>(
  ask: () => Promise<Answer>,
  isDone: (answer: Answer) => boolean,
  progressOf: (answer: Answer) => string = () => "",
): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (isDone(answer)) {
      if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
      return answer;
    }
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${progressOf(answer)}`);
    await sleep(askEvery);
  }
}

interface Report<Value> {
  state: "waiting" | "ready" | "failed";
  isFresh: boolean;
  done: number;
  total: number;
  failure: string | null;
  value: Value | null;
}

/** Asks for a report until a worker has made it. @throws ConcordError where it cannot be made */
export async function waitForReport<Value>(ask: () => Promise<Report<Value>>): Promise<Value> {
  const report = await waitFor(
    ask,
    (now) => now.isFresh,
    (now) => (now.total > 0 ? `${now.done} of ${now.total}` : ""),
  );
  if (report.value === null)
    throw new ConcordError("not_freezable", `There is nothing to report: ${report.failure ?? "internal"}.`);
  return report.value;
}
