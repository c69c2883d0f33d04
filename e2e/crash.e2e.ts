import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { claimTasks, planTasks, submitJudgment } from "@/lib/domain/api/assign";
import { type ClientOptions, callApi } from "@/lib/domain/api/client";
import { getResults, listPreferences } from "@/lib/domain/api/measure";
import { createProject } from "@/lib/domain/api/projects";
import { emptyAnswer } from "@/lib/domain/judgment";
import { freePort } from "@/scripts/lib/embedded-postgres.mjs";
import { concordRows, importFiles } from "./lib/server";

/**
 * A Concord of its own, started as npm start does, whose processes are killed with kill -9 while judgments come in: the
 * web server with its worker, PostgreSQL, and both. What was acknowledged must be there, once.
 */

const judgmentsWanted = 150;

class Victim {
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), "concord-crash-test-"));
  #process: ChildProcess | null = null;
  readonly server: Required<ClientOptions> = { baseUrl: "", token: "" };

  async start(): Promise<void> {
    fs.chmodSync(this.#folder, 0o755);
    const port = this.server.baseUrl ? new URL(this.server.baseUrl).port : String(await freePort());
    const child = spawn(process.execPath, ["scripts/start.mjs"], {
      env: { ...process.env, PORT: port, DATA_DIR: this.#folder, CONCORD_DEMO: "0" },
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    this.#process = child;
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on("data", (text: Buffer) => String(text).includes("Concord is ready") && resolve());
      child.once("exit", (code) => reject(new Error(`it ended with ${code} instead of starting`)));
    });
    this.server.baseUrl = `http://127.0.0.1:${port}`;
    this.server.token = fs.readFileSync(path.join(this.#folder, "operator-token"), "utf8").trim();
  }

  /** Everything but PostgreSQL, which is a process group of its own. */
  killServer(): void {
    if (this.#process?.pid) process.kill(-this.#process.pid, "SIGKILL");
    this.#process = null;
  }

  killPostgres(): void {
    const file = path.join(this.#folder, "postgres/cluster/postmaster.pid");
    process.kill(Number(fs.readFileSync(file, "utf8").split("\n")[0]), "SIGKILL");
  }

  async end(): Promise<void> {
    const child = this.#process;
    if (child) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    }
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}

test("kill -9 of the server and of PostgreSQL loses no acknowledged judgment and doubles none", async () => {
  test.setTimeout(240_000);
  const victim = new Victim();
  await victim.start();
  try {
    const { server } = victim;
    const prompts = Array.from({ length: judgmentsWanted }, (_, n) => ({
      text: `question ${n}`,
      responses: [`the first answer to ${n}`, `the second answer to ${n}`],
    }));
    const { id: projectId } = await callApi(createProject, { body: { name: "Crash" } }, server);
    await importFiles(projectId, { "rows.jsonl": concordRows(prompts) }, server);
    const plan = { comparison: "pairwise", agreementShare: 0 } as const;
    await callApi(planTasks, { params: { projectId }, body: plan }, server);

    const acknowledged = new Set<string>();
    const judging = judgeAll(server, projectId, acknowledged);
    for (const kill of ["server", "postgres", "both", "server", "postgres"] as const) {
      const before = acknowledged.size;
      await expect
        .poll(() => acknowledged.size, { intervals: [5], timeout: 30_000 })
        .toBeGreaterThan(before + 12);
      if (kill !== "server") victim.killPostgres();
      victim.killServer();
      await victim.start();
    }
    await judging;

    const stored: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const query = { limit: 100, cursor, judges: "human" as const };
      const page = await callApi(listPreferences, { params: { projectId }, query }, server);
      stored.push(...page.rows.map((row) => row.judgmentId));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(acknowledged.size).toBe(judgmentsWanted);
    expect([...stored].sort()).toEqual([...acknowledged].sort());
    const { progress } = await callApi(getResults, { params: { projectId } }, server);
    expect(progress).toMatchObject({ judgments: judgmentsWanted, judgmentsWanted, skips: 0 });
  } finally {
    await victim.end();
  }
});

/** Ten at a time, each sent with one key until it is acknowledged, as a browser does. */
async function judgeAll(server: ClientOptions, projectId: string, acknowledged: Set<string>): Promise<void> {
  const insist = async <T>(call: () => Promise<T>): Promise<T> => {
    for (;;) {
      const answer = await call().then(
        (value) => ({ value }),
        () => null,
      );
      if (answer) return answer.value;
      await sleep(30);
    }
  };
  for (;;) {
    const { assignments } = await insist(() =>
      callApi(claimTasks, { params: { projectId }, body: { count: 10 } }, server),
    );
    if (assignments.length === 0) return;
    await Promise.all(
      assignments.map(async ({ id: assignmentId }, index) => {
        await sleep(index * 8);
        const answer = { ...emptyAnswer, tiers: [["1"], ["2"]], strength: 1 };
        const body = { clientKey: crypto.randomUUID(), answer };
        const params = { projectId, assignmentId };
        const { judgmentId, revision } = await insist(() =>
          callApi(submitJudgment, { params, body }, server),
        );
        expect(revision).toBe(1);
        expect(acknowledged.has(judgmentId)).toBe(false);
        acknowledged.add(judgmentId);
      }),
    );
  }
}
