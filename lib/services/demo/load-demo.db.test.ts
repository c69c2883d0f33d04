import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { claimTasks } from "../assign/claim-tasks";
import { getResults } from "../measure/get-results";
import { ensureOperator, operatorActor } from "../people/account/ensure-operator";
import { listProjects } from "../people/projects/list-projects";
import { loadDemo } from "./load-demo";

let test: TestDatabase;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "concord-demo-test-"));
const before = process.env.DATA_DIR;
beforeAll(async () => {
  process.env.DATA_DIR = folder;
  test = await createTestDatabase();
  await ensureOperator(test.database, null);
});
afterAll(async () => {
  process.env.DATA_DIR = before;
  await test.drop();
  fs.rmSync(folder, { recursive: true });
});

async function counts() {
  const [row] = await test.database.sql<Record<string, number>[]>`
    select (select count(*)::int from projects) as projects, (select count(*)::int from users where is_demo) as people,
      (select count(*)::int from prompts) as prompts, (select count(*)::int from responses) as responses,
      (select count(*)::int from tasks) as tasks, (select count(*)::int from judgments) as judgments,
      (select count(*)::int from assignments where state = 'active') as lent`;
  return row;
}

const whole = { projects: 2, people: 7, prompts: 48, responses: 192, tasks: 96, judgments: 130, lent: 0 };

it("is taken up where it was interrupted, and loaded once", async () => {
  // Killed while its people judged: the judgments stop at the twentieth.
  await test.database.sql.unsafe(`
    create function stop_early() returns trigger language plpgsql as $$
    begin
      if (select count(*) from judgments) >= 20 then raise exception 'killed'; end if;
      return new;
    end $$;
    create trigger stop_early before insert on judgments for each row execute function stop_early()`);
  await expect(loadDemo(test.database, operatorActor)).rejects.toThrow("killed");
  await test.database.sql.unsafe("drop function stop_early cascade");
  const accounts = await loadDemo(test.database, operatorActor);
  expect(accounts).toContainEqual({
    email: "ana@demo.concord.local",
    password: "concord-demo",
    role: "annotator",
  });
  expect(await counts()).toEqual(whole);
  expect(await loadDemo(test.database, operatorActor)).toEqual(accounts);
  expect(await counts()).toEqual(whole);
});

it("shows believable figures at first sight, and leaves work for everybody", async () => {
  const projects = await listProjects(test.database, operatorActor);
  expect(projects.every((project) => project.isDemo)).toBe(true);
  const pairwise = projects.find((project) => project.name.includes("compare"));
  const { figures, progress } = await getResults(test.database, operatorActor, pairwise?.id ?? "", "human");
  expect(figures).toMatchObject({ isFresh: true, ratingsExist: true });
  const names = figures?.ratings.map((rating) => rating.name);
  expect(names?.slice(0, 2)).toEqual(["Heron 2", "Plover 1.5"]);
  expect(names?.slice(2).sort()).toEqual(["Finch base", "Wren mini"]);
  const { agreement, alpha } = figures?.agreement ?? {};
  expect(agreement?.value).toBeGreaterThan(0.55);
  expect(agreement?.value).toBeLessThan(0.9);
  expect(alpha?.value).toBeGreaterThan(0.2);
  expect(figures?.ties).toBeGreaterThan(0);
  expect(progress.judgments / progress.judgmentsWanted).toBeLessThan(0.75);
  const rows = await test.database.sql<{ id: string; name: string; email: string }[]>`
    select id, name, email from users where is_demo and email ~ '^(ana|bo|mei)@'`;
  expect(rows).toHaveLength(3);
  for (const { id: userId, ...row } of rows)
    for (const { id } of projects) {
      const actor: Actor = { userId, ...row, isAdministrator: false, via: "session" };
      const { assignments } = await claimTasks(test.database, actor, id, { count: 3, held: [] });
      expect(assignments, `${row.name} has something to judge`).toHaveLength(3);
    }
});
