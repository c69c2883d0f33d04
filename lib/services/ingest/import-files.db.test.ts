import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCounters } from "@/db/queries/people/counter";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { planSchema } from "@/lib/domain/plan";
import { planTasks } from "../assign/plan-tasks";
import { createProject } from "../people/projects/create-project";
import { makeCast, refusalOf } from "../people/testing";
import { getPrompt, listPrompts } from "./read-content";
import { dataFiles, importNow } from "./testing";
import { undoImport } from "./undo-import";

let test: TestDatabase;
let lead: Actor;
let cast: Awaited<ReturnType<typeof makeCast>>;

beforeAll(async () => {
  process.env.DATA_DIR = fs.mkdtempSync(path.join(os.tmpdir(), "concord-import-test-"));
  test = await createTestDatabase();
  cast = await makeCast(test.database);
  lead = cast.administrator;
});
afterAll(async () => {
  await test.drop();
  fs.rmSync(process.env.DATA_DIR ?? "", { recursive: true, force: true });
});

const newProject = async () => (await createProject(test.database, lead, { name: "Import" })).id;
const progress = (projectId: string) => readCounters(test.database.db, projectId);
const model = (name: string, answers: string[]) =>
  JSON.stringify(answers.map((output, i) => ({ instruction: `Question ${i}`, output, generator: name })));

const vote = (judge: string, winner: string, question = 7) =>
  `${JSON.stringify({ judge, model_a: "m1", model_b: "m2", question_id: question, turn: 1, winner })}\n`;

describe("an import", () => {
  it("joins one file per model on the prompt's text", async () => {
    const projectId = await newProject();
    const done = await importNow(test.database, lead, projectId, {
      "m1/model_outputs.json": model("m1", ["a", "b", "c"]),
      "m2/model_outputs.json.gz": gzipSync(model("m2", ["d", "e", "f"])),
    });
    expect(done).toMatchObject({ status: "done", problemCount: 0, error: null });
    expect(done.summary).toMatchObject({
      prompts: 3,
      responses: 6,
      models: 2,
      judgments: 0,
      known: 0,
      rows: 6,
    });
    expect(await progress(projectId)).toMatchObject({ prompts: 3, responses: 6, models: 2 });
  });

  it("stores the pictures that rows name by path, and refuses one that is none", async () => {
    const projectId = await newProject();
    const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    const content = [
      { type: "text", text: "What is this?" },
      { type: "image", image: "pics/bird.png", alt: "a bird" },
    ];
    const prompt = { type: "prompt", id: "p1", messages: [{ role: "user", content }] };
    const files = { "set/rows.jsonl": JSON.stringify(prompt), "set/pics/bird.png": png };
    const done = await importNow(test.database, lead, projectId, files);
    expect(done).toMatchObject({ status: "done", summary: { files: 1, rows: 1, prompts: 1 } });
    const page = { limit: 1 };
    const [first] = (await listPrompts(test.database, lead, projectId, page)).rows;
    const { messages } = await getPrompt(test.database, lead, projectId, first?.id ?? "");
    const image = `data:image/png;base64,${png.toString("base64")}`;
    expect(messages).toEqual([{ role: "user", content: [content[0], { ...content[1], image }] }]);
    const other = { ...files, "set/pics/bird.png": "<svg onload='alert(1)'/>" };
    const refused = await importNow(test.database, lead, await newProject(), other);
    expect(refused).toMatchObject({
      status: "failed",
      problemCount: 1,
      firstProblems: [{ file: "set/rows.jsonl", line: 1, field: "image" }],
    });
  });

  it("changes nothing the second time, nor with part of the same rows", async () => {
    const projectId = await newProject();
    const files = { "votes.jsonl": vote("ann", "model_a") + vote("bob", "tie") };
    const first = await importNow(test.database, lead, projectId, files);
    const before = await progress(projectId);
    const again = await importNow(test.database, lead, projectId, files);
    expect(again).toMatchObject({ status: "done", alreadyImported: true, id: first.id });
    const part = await importNow(test.database, lead, projectId, { "part.jsonl": vote("bob", "tie") });
    expect(part.summary).toMatchObject({ prompts: 0, responses: 0, judgments: 0 });
    expect(await progress(projectId)).toEqual(before);
  });

  it("keeps every verdict of a judge who saw the same pair twice", async () => {
    const projectId = await newProject();
    const swapped = JSON.stringify({
      judge: "gpt-4",
      model_a: "m2",
      model_b: "m1",
      question_id: 7,
      turn: 1,
      winner: "model_a",
    });
    const done = await importNow(test.database, lead, projectId, {
      "v.jsonl": `${vote("gpt-4", "model_a")}${swapped}\n`,
    });
    expect(done.summary).toMatchObject({ judgments: 2, preferences: 2, annotators: 1 });
    const rows = await test.database.sql`
      select p.outcome, m.name as first, a.kind from preferences p
      join models m on m.project_id = p.project_id and m.id = p.model_a
      join annotators a on a.project_id = p.project_id and a.id = p.annotator_id
      where p.project_id = ${projectId} order by m.name`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { outcome: 1, first: "m1", kind: "model" },
      { outcome: 1, first: "m2", kind: "model" },
    ]);
  });

  it("refuses bad rows whole or skips them, and lists each with line and field", async () => {
    const projectId = await newProject();
    const files = {
      "votes.jsonl": `${vote("ann", "model_a")}{"judge": oops}\n${vote("ann", "nobody", 8)}${vote("bob", "model_b")}`,
    };
    const refused = await importNow(test.database, lead, projectId, files);
    expect(refused).toMatchObject({ status: "failed", problemCount: 2 });
    expect(refused.firstProblems.map(({ line, field }) => [line, field])).toEqual([
      [2, ""],
      [3, "winner"],
    ]);
    expect(await progress(projectId)).toMatchObject({ prompts: 0, responses: 0, importedJudgments: 0 });
    const skipped = await importNow(test.database, lead, projectId, files, { onProblem: "skip" });
    expect(skipped).toMatchObject({ status: "done", problemCount: 2 });
    expect(skipped.summary).toMatchObject({ judgments: 2, skippedRows: 2 });
  });

  it("stores nothing in a dry run and says what it would", async () => {
    const projectId = await newProject();
    const dry = await importNow(
      test.database,
      lead,
      projectId,
      { "v.jsonl": vote("ann", "tie") },
      { dryRun: true },
    );
    expect(dry).toMatchObject({ status: "uploading", summary: { judgments: 1, prompts: 1 } });
    expect(await progress(projectId)).toMatchObject({ prompts: 0, importedJudgments: 0 });
  });

  it("leaves nothing when a file breaks off in the middle", async () => {
    const projectId = await newProject();
    const broken = gzipSync(vote("ann", "model_a").repeat(500)).subarray(0, -20);
    const failed = await importNow(test.database, lead, projectId, {
      "a.json": model("m1", ["x"]),
      "votes.jsonl.gz": broken,
    });
    expect(failed.status).toBe("failed");
    expect(failed.error).toContain("gzip");
    expect(await progress(projectId)).toMatchObject({ prompts: 0, responses: 0, models: 0 });
  });

  it("can be undone with its tasks until somebody else's judgment stands on it", async () => {
    const projectId = await newProject();
    const first = await importNow(test.database, lead, projectId, {
      "m1.json": model("m1", ["a", "b"]),
      "m2.json": model("m2", ["c", "d"]),
    });
    await planTasks(test.database, lead, projectId, {
      ...planSchema.parse({ comparison: "pairwise" }),
      dryRun: false,
    });
    expect((await progress(projectId)).tasks).toBe(2);
    await undoImport(test.database, lead, projectId, first.id);
    expect(await progress(projectId)).toEqual({
      prompts: 0,
      responses: 0,
      models: 0,
      tasks: 0,
      judgmentsWanted: 0,
      judgments: 0,
      importedJudgments: 0,
      skips: 0,
    });
    expect(await refusalOf(undoImport(test.database, lead, projectId, first.id))).toBe("not_undoable");

    const votes = { "votes.jsonl": vote("ann", "model_a") };
    const second = await importNow(test.database, lead, projectId, votes);
    await test.database.sql`
      with judge as (
        insert into annotators (project_id, id, kind, name)
        values (${projectId}, gen_random_uuid(), 'imported', 'somebody else') returning id
      )
      insert into judgments (project_id, id, task_id, annotator_id, revision, client_key, tiers, input_kind)
      select ${projectId}, gen_random_uuid(), t.id, judge.id, 1, 'key', '[]', 'program'
      from tasks t, judge where t.project_id = ${projectId}`;
    expect(await refusalOf(undoImport(test.database, lead, projectId, second.id))).toBe(
      "import_has_judgments",
    );
    expect(await progress(projectId)).toMatchObject({ prompts: 1, importedJudgments: 1 });
  });

  it("is refused to those who may not import", async () => {
    const files = { "v.jsonl": vote("ann", "tie") };
    for (const [role, refusal] of [
      ["reviewer", "forbidden"],
      ["annotator", "forbidden"],
      ["viewer", "forbidden"],
      ["outsider", "not_found"],
    ] as const)
      expect(await refusalOf(importNow(test.database, cast[role], cast.projectId, files))).toBe(refusal);
  });
});

const shared = path.resolve("../shared/data");
describe.skipIf(!fs.existsSync(shared))("real data", () => {
  const expected: Record<string, object> = {
    qlora_vicuna80: {
      prompts: 80,
      responses: 640,
      models: 8,
      judgments: 4_467,
      preferences: 4_467,
      annotators: 1,
    },
    self_instruct_kwise: { prompts: 252, models: 8 },
    halluqa_zh_hard: { models: 24 },
    "oasst_trees/en_tree_000_049.jsonl": { judgments: 97 },
    hh_rlhf_sample: { judgments: 23, preferences: 23 },
    llmbar_pairwise: { judgments: 419, preferences: 419 },
  };
  it.each(Object.entries(expected))("%s comes in whole", async (folder, counts) => {
    const projectId = await newProject();
    const done = await importNow(test.database, lead, projectId, dataFiles(shared, folder), {
      onProblem: "skip",
    });
    expect(done.error).toBeNull();
    expect(done.summary).toMatchObject(counts);
  });
});
