import { execFile, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { operator } from "@/lib/domain/operator";
import { identifyToken } from "@/lib/services/people/access/identify";
import { signIn } from "@/lib/services/people/access/sign-in";
import { getInvitation } from "@/lib/services/people/invitations/get-invitation";
import { listProjects } from "@/lib/services/people/projects/list-projects";
import { makePerson } from "@/lib/services/people/testing";

interface Report {
  demoAccounts: { email: string; password: string; role: string }[];
  firstAdministratorLink: string | null;
}

let test: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  test = await createTestDatabase();
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "concord-prepare-"));
});
afterAll(async () => {
  await test.drop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: test.url,
  DATABASE_DIRECT_URL: "",
  DATA_DIR: dataDir,
  NEXTAUTH_URL: "http://concord.test",
  NEXTAUTH_SECRET: "a secret for tests, thirty-two characters or more",
  ...more,
});
const program = (name: string) => ["--import", "tsx", path.resolve(`cli/${name}.ts`)];

async function prepare(demo: "0" | "1"): Promise<Report> {
  const env = environment({ CONCORD_DEMO: demo });
  const { stdout } = await promisify(execFile)(process.execPath, program("prepare"), { env });
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  return JSON.parse(stdout) as Report;
}

describe("prepare", () => {
  it("makes the operator, a token that only its owner can read, and the first administrator's link", async () => {
    const { demoAccounts, firstAdministratorLink } = await prepare("0");
    expect(demoAccounts).toEqual([]);
    const [, token] = /^http:\/\/concord\.test\/invite\/(.+)$/.exec(firstAdministratorLink ?? "") ?? [];
    expect(await getInvitation(test.database, token ?? "")).toMatchObject({ project: null });
    const file = path.join(dataDir, "operator-token");
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const actor = await identifyToken(test.database, fs.readFileSync(file, "utf8").trim());
    expect(actor).toMatchObject({ userId: operator.id, isAdministrator: true });
  });

  it("changes nothing the second time, and loads the demo once", async () => {
    const file = path.join(dataDir, "operator-token");
    const token = fs.readFileSync(file, "utf8");
    const first = await prepare("1");
    expect(await prepare("1")).toEqual(first);
    expect(fs.readFileSync(file, "utf8")).toBe(token);
    expect(first.firstAdministratorLink).toBeNull();
    const lead = first.demoAccounts.find((account) => account.role === "lead");
    if (!lead) throw new Error("the demo has a lead");
    const session = await signIn(test.database, { ...lead, address: "192.0.2.80", userAgent: "" });
    const actor = { ...session, isAdministrator: false, via: "session" as const };
    const projects = await listProjects(test.database, actor);
    expect(projects.map((project) => [project.role, project.isDemo])).toEqual([
      ["lead", true],
      ["lead", true],
    ]);
  });

  it("makes no link where somebody administers", async () => {
    await makePerson(test.database, "boss", { isAdministrator: true });
    expect((await prepare("0")).firstAdministratorLink).toBeNull();
  });
});

describe("the worker", () => {
  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const startedWorkers = () => {
    const folder = path.join(dataDir, "workers");
    return fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => Number.parseInt(name, 10)) : [];
  };
  async function until(isDone: () => boolean): Promise<void> {
    for (let waited = 0; waited < 20_000 && !isDone(); waited += 50) await sleep(50);
    expect(isDone()).toBe(true);
  }

  it("ends well when it is asked to", async () => {
    const child = spawn(process.execPath, program("worker"), { env: environment(), stdio: "ignore" });
    await until(() => startedWorkers().length === 1);
    const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(startedWorkers()).toEqual([]);
  });

  it("ends when its parent is gone", async () => {
    const parent = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"], { stdio: "ignore" });
    const env = environment({ CONCORD_PARENT_PID: String(parent.pid) });
    const child = spawn(process.execPath, program("worker"), { env, stdio: "ignore" });
    await until(() => startedWorkers().length === 1);
    expect(isAlive(child.pid ?? 0)).toBe(true);
    const gone = new Promise((resolve) => child.once("exit", resolve));
    parent.kill("SIGKILL");
    await gone;
    expect(startedWorkers()).toEqual([]);
  });
});
