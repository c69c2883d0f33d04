import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type OpenDatabase, openDatabase } from "@/db/client";
import { findLastSeq } from "@/db/queries/measure/measurement";
import { demoPeople } from "@/db/seed/demo/demo-people";
import type { Actor } from "@/lib/domain/actor";
import { createApiToken } from "@/lib/services/people/access/create-api-token";
import { ensureBuilt } from "@/scripts/lib/build.mjs";
import { Children } from "@/scripts/lib/children.mjs";
import { startConcord } from "@/scripts/lib/concord-server.mjs";
import { freePort, startEmbeddedPostgres } from "@/scripts/lib/embedded-postgres.mjs";
import { readEnvironment } from "@/scripts/lib/environment.mjs";
import { fillJudgments } from "./large-project/fill-judgments";
import { signIn } from "./large-project/sign-in";
import { submitAll, submitOne } from "./large-project/submitters";
import { makeBenchProject } from "./lib/bench-server";

/**
 * A project with a million judgments of 50 annotators on 20 models, on a server like any other: how long the lead's pages
 * take to their first byte, how soon figures have seen a new judgment, and what annotators' submits take with and without
 * figures being made:
 *   npx tsx bench/large-project.ts [judgments] [seconds a round]
 */
const judgments = Number(process.argv[2] ?? 1_000_000);
const seconds = Number(process.argv[3] ?? 20);
const rounds = 3;
const people = 50;
/** Who submits while that is timed: the whole project several times as fast as people judge, and a machine that is always full. */
const loads = [
  { annotators: people, pauseMs: 5_000 },
  { annotators: 16, pauseMs: 200 },
];
/** The kinds of figures that each page shows. */
const kindsOfPage = {
  overview: ["results"],
  agreement: ["agreement", "agreement-parts", "disputes"],
  ratings: ["ratings"],
  annotators: ["annotator-rows"],
  needs: ["needs"],
};
const allKinds = Object.values(kindsOfPage).flat();
const say = (line: string) => process.stdout.write(`${line}\n`);

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "concord-bench-"));
fs.chmodSync(dataDir, 0o755);
await ensureBuilt();
const postgres = await startEmbeddedPostgres(path.join(dataDir, "postgres"));
const children = new Children();
children.watch();
children.atEnd(() => postgres.stop());
children.atEnd(async () => fs.rmSync(dataDir, { recursive: true, force: true }));
try {
  const admin = openDatabase(postgres.databaseUrl("postgres"));
  await admin.sql`create database concord`;
  await admin.close();
  const url = postgres.databaseUrl("concord");
  const settings = readEnvironment({
    PORT: String(await freePort()),
    DATA_DIR: dataDir,
    DATABASE_URL: url,
    DATABASE_DIRECT_URL: url,
    CONCORD_DEMO: "1",
  });
  const { demoAccounts } = await startConcord(settings, children);
  const database = openDatabase(url, { isDirect: true });
  const account = demoAccounts.find((one: { email: string }) => one.email === demoPeople[0]?.email);
  const project = await makeProject(database, account.email);
  const cookie = await signIn(settings.origin, account);
  await measurePages(database, settings.origin, cookie, project);
  await measureFreshness(database, settings.origin, project);
  await measureSubmits(database, settings.origin, project);
  await database.close();
} finally {
  await children.stop();
}

interface Project {
  projectId: string;
  annotators: Actor[];
}

async function makeProject(database: OpenDatabase, leadEmail: string): Promise<Project> {
  const started = performance.now();
  const project = await makeBenchProject(database, people);
  await database.sql`
    insert into members (project_id, user_id, role)
    select ${project.projectId}, id, 'lead' from users where email = ${leadEmail}`;
  await fillJudgments(database, project.projectId, project.annotators, judgments);
  say(`${judgments} judgments made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return project;
}

/** The times of `share` of the list are shorter. */
function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

async function measurePages(
  database: OpenDatabase,
  origin: string,
  cookie: string,
  { projectId }: Project,
): Promise<void> {
  const pages = ["", "/agreement", "/ratings", "/annotators", "/needs", "/preferences", "/tasks", "/prompts"];
  const get = async (page: string) => {
    const started = performance.now();
    const response = await fetch(`${origin}/projects/${projectId}${page}`, {
      headers: { cookie },
      redirect: "manual",
    });
    const reader = response.body?.getReader();
    await reader?.read();
    const first = performance.now() - started;
    let bytes = 0;
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      bytes += part.value.byteLength;
    return { status: response.status, first, whole: performance.now() - started, bytes };
  };
  const started = performance.now();
  for (const page of pages) await get(page);
  // The overview asks for its figures from the browser.
  await fetch(`${origin}/api/v1/projects/${projectId}/results`, { headers: { cookie } });
  await untilSeen(database, projectId, await findLastSeq(database.sql, projectId));
  say(`all figures there, from nothing: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  for (const row of await database.sql`
      select key, compute_ms, length(value::text) as bytes from measurements where project_id = ${projectId} order by key`)
    say(`  ${row.key}: computed in ${row.compute_ms} ms, ${row.bytes} bytes`);
  say("| page, warm | status | first byte p50 | p95 | whole p50 | bytes |\n|---|---|---|---|---|---|");
  for (const page of pages) {
    const seen = [];
    for (let n = 0; n < 20; n++) seen.push(await get(page));
    const first = seen.map((one) => one.first);
    const whole = seen.map((one) => one.whole);
    say(
      `| /projects/…${page} | ${seen[0]?.status} | ${quantile(first, 0.5).toFixed(0)} ms | ${quantile(first, 0.95).toFixed(0)} ms | ${quantile(whole, 0.5).toFixed(0)} ms | ${seen[0]?.bytes} |`,
    );
  }
}

/** Waits until figures of these kinds have seen this judgment. @returns how long that took, in ms */
async function untilSeen(
  database: OpenDatabase,
  projectId: string,
  seq: number,
  kinds: readonly string[] = allKinds,
  everyMs = 25,
): Promise<number> {
  const started = performance.now();
  for (;;) {
    const [row] = await database.sql<{ waiting: number }[]>`
      select count(*)::int as waiting from measurements
      where project_id = ${projectId} and kind = any(${kinds}) and last_seq < ${seq}::bigint`;
    if (row?.waiting === 0) return performance.now() - started;
    await sleep(everyMs);
  }
}

async function measureFreshness(
  database: OpenDatabase,
  origin: string,
  { projectId, annotators }: Project,
): Promise<void> {
  const [server] = await serversOf(database, origin, projectId, annotators.slice(0, 1));
  if (!server) return;
  say("| looked at | submit to fresh figures, median | longest |\n|---|---|---|");
  for (const [page, kinds] of [...Object.entries(kindsOfPage), ["all at once", allKinds] as const]) {
    // Whoever has this page open, and has had the others open before.
    await database.sql`
      update measurements set viewed_at = now() - interval '1 hour' where project_id = ${projectId}`;
    const times: number[] = [];
    for (let n = 0; n < 5; n++) {
      await database.sql`
        update measurements set viewed_at = now() where project_id = ${projectId} and kind = any(${kinds})`;
      await submitOne(server, projectId);
      const seq = await findLastSeq(database.sql, projectId);
      times.push(await untilSeen(database, projectId, seq, kinds));
      await sleep(300);
    }
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
    say(`| ${page} | ${seconds(quantile(times, 0.5))} | ${seconds(Math.max(...times))} |`);
  }
}

async function serversOf(
  database: OpenDatabase,
  origin: string,
  projectId: string,
  annotators: readonly Actor[],
) {
  const wish = { name: "bench", projectId, readOnly: false, days: 1 };
  return Promise.all(
    annotators.map(async (actor) => ({
      baseUrl: origin,
      token: (await createApiToken(database, actor, wish)).token,
    })),
  );
}

/** Rounds in turns: nobody looks at figures; somebody looks at all of them. */
async function measureSubmits(
  database: OpenDatabase,
  origin: string,
  { projectId, annotators }: Project,
): Promise<void> {
  const servers = await serversOf(database, origin, projectId, annotators);
  const look = (at: string) =>
    database.sql`update measurements set viewed_at = now() - ${at}::interval where project_id = ${projectId}`;
  say(
    "| annotators | pause | figures | submits | a second | p50 | p95 | p99 | p99 of each round | figures behind, longest |\n|---|---|---|---|---|---|---|---|---|---|",
  );
  for (const { annotators: many, pauseMs } of loads) {
    const these = servers.slice(0, many);
    await submitAll(these, projectId, pauseMs, Date.now() + 3_000);
    const seen = { made: [] as number[][], "not made": [] as number[][] };
    const behind: number[] = [];
    for (let round = 1; round <= rounds; round++)
      for (const figures of ["not made", "made"] as const) {
        const isWatched = figures === "made";
        await look(isWatched ? "0" : "1 day");
        await sleep(3_000);
        const until = Date.now() + seconds * 1_000;
        const watch = async () => {
          while (isWatched && Date.now() < until) {
            await sleep(250);
            const seq = await findLastSeq(database.sql, projectId);
            // Seldom: looking must not be what slows submits down.
            behind.push(await untilSeen(database, projectId, seq, allKinds, 250));
            await look("0");
          }
        };
        const [times] = await Promise.all([submitAll(these, projectId, pauseMs, until), watch()]);
        seen[figures].push(times);
      }
    for (const [figures, perRound] of Object.entries(seen)) {
      const times = perRound.flat();
      const ms = (share: number, of = times) => `${quantile(of, share).toFixed(0)}`;
      const each = perRound.map((round) => ms(0.99, round)).join(", ");
      const longest = figures === "made" ? `${(Math.max(...behind) / 1000).toFixed(1)} s` : "–";
      const perSecond = (times.length / rounds / seconds).toFixed(0);
      say(
        `| ${many} | ${pauseMs} ms | ${figures} | ${times.length} | ${perSecond} | ${ms(0.5)} ms | ${ms(0.95)} ms | ${ms(0.99)} ms | ${each} | ${longest} |`,
      );
    }
  }
}
