import { type OpenDatabase, openDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import { emptyAnswer, presentationSchema } from "@/lib/domain/judgment";
import { claimTasks } from "@/lib/services/assign/claim-tasks";
import { submitJudgment } from "@/lib/services/judge/submit-judgment";
import { makeBenchProject, startBenchServer } from "./lib/bench-server";
import { fillQueue } from "./lib/fill-queue";

/**
 * Claim + submit with 64 annotators at once, in a project of 10,000 tasks and in one of 1,000,000, in turns:
 *   npx tsx bench/claim-submit.ts [seconds a round] [tasks of the large project]
 * Each annotator does what a browser does: holds three tasks, submits one, claims the next. Every commit is on disk.
 */

const people = 64;
const seconds = Number(process.argv[2] ?? 15);
const sizes = { small: 10_000, large: Number(process.argv[3] ?? 1_000_000) };
const rounds = 3;

interface Round {
  judgments: number;
  perSecond: number;
  claim: number[];
  submit: number[];
}

const server = await startBenchServer();
try {
  const projects: Record<string, { database: OpenDatabase; projectId: string; annotators: Actor[] }[]> = {};
  for (const [name, tasks] of Object.entries(sizes)) {
    const started = performance.now();
    const { url, ...first } = await server.newDatabase(`bench_${name}`);
    // Everybody gets through a small queue in one round: each round has one of its own.
    const copies = name === "small" ? rounds : 1;
    const made = [];
    for (let copy = 0; copy < copies; copy++) {
      const project = await makeBenchProject(first, people);
      await fillQueue(first, project.projectId, tasks);
      made.push({ ...project, database: openDatabase(url, { isDirect: true }) });
    }
    projects[name] = made;
    await first.sql`vacuum analyze`;
    await first.sql`checkpoint`;
    await first.close();
    process.stderr.write(
      `${name}: ${tasks} tasks in ${((performance.now() - started) / 1000).toFixed(0)} s\n`,
    );
  }
  process.stdout.write("tasks      round  judgments/s   claim p50  p95  p99 ms   submit p50  p95  p99 ms\n");
  for (let round = 0; round < rounds; round++)
    for (const [name, tasks] of Object.entries(sizes)) {
      const made = projects[name] ?? [];
      const project = made[round % made.length];
      if (project) report(tasks, round, await run(project));
    }
  for (const made of Object.values(projects)) for (const { database } of made) await database.close();
} finally {
  await server.stop();
}

async function run(project: {
  database: OpenDatabase;
  projectId: string;
  annotators: Actor[];
}): Promise<Round> {
  const { database, projectId, annotators } = project;
  const round: Round = { judgments: 0, perSecond: 0, claim: [], submit: [] };
  let isWarm = false;
  let isOver = false;
  const work = async (actor: Actor) => {
    const held = (await claimTasks(database, actor, projectId, { count: 3, held: [] })).assignments;
    while (!isOver) {
      const [next] = held.splice(0, 1);
      if (!next) throw new Error("the queue is empty: give a shorter round");
      const submitted = performance.now();
      const answer = { ...emptyAnswer, tiers: [["1"], ["2"]], strength: 1 };
      const presentation = presentationSchema.parse({});
      const clientKey = crypto.randomUUID();
      await submitJudgment(database, actor, projectId, next.id, { clientKey, answer, presentation });
      const claimed = performance.now();
      const more = await claimTasks(database, actor, projectId, {
        count: 3,
        held: held.map((task) => task.id),
      });
      held.push(...more.assignments);
      if (!isWarm || isOver) continue;
      round.submit.push(claimed - submitted);
      round.claim.push(performance.now() - claimed);
      round.judgments += 1;
    }
  };
  const all = annotators.map(work);
  await wait(Math.min(3, seconds / 4));
  isWarm = true;
  const started = performance.now();
  await wait(seconds);
  isOver = true;
  round.perSecond = round.judgments / ((performance.now() - started) / 1000);
  await Promise.all(all);
  return round;
}

function wait(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time * 1000));
}

function report(tasks: number, round: number, { perSecond, claim, submit }: Round): void {
  const figures = [claim, submit].map((times) => {
    const sorted = Float64Array.from(times).sort();
    return [0.5, 0.95, 0.99].map((share) =>
      (sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(0).padStart(5),
    );
  });
  const line = [String(tasks).padEnd(10), String(round + 1).padEnd(6), perSecond.toFixed(0).padEnd(13)];
  process.stdout.write(`${line.join(" ")} ${figures.map((part) => part.join("")).join("        ")}\n`);
}
