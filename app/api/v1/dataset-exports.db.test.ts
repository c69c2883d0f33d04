import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "@/db/testing";
import * as contracts from "@/lib/domain/api/dataset-export";
import { listApiTokens } from "@/lib/domain/api/people";
import { ask, startTestServer } from "@/lib/server/testing";
import { importNow } from "@/lib/services/ingest/testing";
import { createApiToken } from "@/lib/services/people/access/create-api-token";
import { revokeApiToken } from "@/lib/services/people/access/revoke-api-token";
import { type Cast, makeCast } from "@/lib/services/people/testing";
import { writeExport } from "@/lib/services/release/dataset-export/write-export";
import { freezeNow } from "@/lib/services/release/datasets/testing";

let test: TestDatabase;
let cast: Cast & { projectId: string };
let dataDir: string;
const before = process.env.DATA_DIR;
const key = { preset: "preference", format: "jsonl" } as const;

beforeAll(async () => {
  test = await startTestServer();
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "concord-export-routes-"));
  process.env.DATA_DIR = dataDir;
  cast = await makeCast(test.database);
  const rows = Array.from({ length: 40 }, (_, n) => ({
    prompt: `question ${n}`,
    chosen: `good ${n}`,
    rejected: `bad ${n}`,
  }));
  await importNow(test.database, cast.lead, cast.projectId, {
    "pairs.jsonl": rows.map((row) => JSON.stringify(row)).join("\n"),
  });
  await freezeNow(test.database, cast.lead, cast.projectId, {
    splits: { validation: 0, test: 0, nearDuplicate: 1 },
  });
});
afterAll(async () => {
  process.env.DATA_DIR = before;
  await test.drop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

async function tokenOf(who: keyof Cast, wish = {}): Promise<{ id: string; token: string }> {
  const all = { name: "t", projectId: null, readOnly: false, days: null, ...wish };
  return createApiToken(test.database, cast[who], all);
}
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const dataset = (number = "1") => ({ projectId: cast.projectId, number });
const file = (name: string) => ({ ...dataset(), ...key, file: name });

describe("exporting a dataset over the API", () => {
  let headers: Record<string, string>;
  beforeAll(async () => {
    headers = bearer((await tokenOf("reviewer")).token);
  });

  it("lists the presets with what each cannot carry, and how each is loaded", async () => {
    const response = await ask(contracts.listDatasetExports, { headers, params: dataset() });
    const { presets, exports, pairs } = contracts.listDatasetExports.response.parse(await response.json());
    expect(exports).toEqual([]);
    expect(pairs).toBe(40);
    const openai = presets.find(({ name }) => name === "preference-openai");
    expect(openai?.losses).toEqual(expect.arrayContaining(["ties", "margin", "severalMessages"]));
    expect(openai?.snippets.jsonl?.[0]?.text).toContain("train.jsonl");
  });

  it("is asked for once, and refused before it is written", async () => {
    const body = { preset: "preference", format: "jsonl" };
    const early = await ask(contracts.readExportFile, { headers, params: file("train.jsonl") });
    expect(early.status).toBe(404);
    for (let round = 0; round < 2; round++) {
      const response = await ask(contracts.createDatasetExport, { headers, params: dataset(), body });
      expect(await response.json()).toMatchObject({ state: "waiting" });
    }
    const [jobs] = await test.database.sql<{ count: number }[]>`
      select count(*)::int from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'write-export'`;
    expect(jobs?.count).toBe(1);
    const waiting = await ask(contracts.readExportFile, { headers, params: file("train.jsonl") });
    expect(waiting.status).toBe(409);
    await writeExport(test.database, { projectId: cast.projectId, number: 1, ...key });
    const done = await ask(contracts.getDatasetExport, { headers, params: { ...dataset(), ...key } });
    expect(await done.json()).toMatchObject({ state: "ready", rows: 40, leftOut: {} });
  });

  it("refuses a dataset that is not there, and files that a preset is not written in", async () => {
    const missing = await ask(contracts.createDatasetExport, {
      headers,
      params: dataset("9"),
      body: { preset: "preference" },
    });
    expect(missing.status).toBe(404);
    const unfit = await ask(contracts.createDatasetExport, {
      headers,
      params: dataset(),
      body: { preset: "oasst", format: "parquet" },
    });
    expect(unfit.status).toBe(400);
  });

  it("gives a file whole and in parts, and the parts make the whole", async () => {
    const whole = await ask(contracts.readExportFile, { headers, params: file("train.jsonl") });
    const text = await whole.text();
    expect(text.trimEnd().split("\n")).toHaveLength(40);
    let joined = "";
    for (let start = 0; start < text.length; start += 1000) {
      const part = await ask(contracts.readExportFile, {
        headers: {
          ...headers,
          range: `bytes=${start}-${start + 999}`,
          "if-range": whole.headers.get("etag") ?? "",
        },
        params: file("train.jsonl"),
      });
      expect(part.status).toBe(206);
      joined += await part.text();
    }
    expect(joined).toBe(text);
  });

  it("gives a zip of the size it says, the same in parts", async () => {
    const zip = await ask(contracts.readExportFile, { headers, params: file("export.zip") });
    const bytes = Buffer.from(await zip.arrayBuffer());
    expect(zip.headers.get("content-length")).toBe(String(bytes.length));
    expect(bytes.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
    expect(bytes.includes("dataset-1-preference/bradley-terry/ratings.json")).toBe(true);
    const part = await ask(contracts.readExportFile, {
      headers: { ...headers, range: "bytes=700-5000" },
      params: file("export.zip"),
    });
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(700, 5001));
  });

  it.each(["../../../secret", "manifest.json/../../x", "nothing.jsonl"])("has no file %s", async (name) => {
    expect((await ask(contracts.readExportFile, { headers, params: file(name) })).status).toBe(404);
  });
});

describe("a link token", () => {
  const open = (token: string) =>
    ask(contracts.readExportFile, { params: file("train.jsonl"), query: { token } });

  it("opens the files of exports from the address", async () => {
    const { token } = await tokenOf("viewer", { projectId: cast.projectId, exportsOnly: true });
    expect((await open(token)).status).toBe(200);
  });

  it("opens nothing else, in the address or the header", async () => {
    const { token } = await tokenOf("lead", { exportsOnly: true });
    const requests = [
      ask(listApiTokens, { headers: bearer(token) }),
      ask(contracts.listDatasetExports, { headers: bearer(token), params: dataset() }),
    ];
    for (const response of await Promise.all(requests)) expect(response.status).toBe(403);
    const inAddress = await ask(contracts.listDatasetExports, { params: dataset(), query: { token } });
    expect(inAddress.status).toBe(401);
  });

  it("is not what an ordinary token is: that one does nothing in an address", async () => {
    const { token } = await tokenOf("lead");
    expect((await open(token)).status).toBe(401);
  });

  it("does nothing once it is revoked, in another project, or for who may not export", async () => {
    const { token, id } = await tokenOf("lead", { exportsOnly: true });
    expect((await open(token)).status).toBe(200);
    await revokeApiToken(test.database, cast.lead, id);
    expect((await open(token)).status).toBe(401);
    const other = await makeCast(test.database);
    const wish = { name: "t", projectId: other.projectId, readOnly: false, days: null, exportsOnly: true };
    const foreign = await createApiToken(test.database, other.lead, wish);
    expect((await open(foreign.token)).status).toBe(404);
    expect((await open((await tokenOf("annotator", { exportsOnly: true })).token)).status).toBe(403);
  });
});
