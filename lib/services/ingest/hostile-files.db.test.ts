import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { type Cast, makeCast } from "../people/testing";
import { importNow } from "./testing";

let test: TestDatabase;
let cast: Cast & { projectId: string };
beforeAll(async () => {
  test = await createTestDatabase();
  cast = await makeCast(test.database);
});
afterAll(() => test.drop());

const row = (n: number) => JSON.stringify({ prompt: `sum ${n}?`, chosen: `${n}`, rejected: "none" });
const rows = Array.from({ length: 2_500 }, (_, n) => row(n)).join("\n");

/** Each is fine for its first 2,500 rows, so that something has been staged when it breaks. */
const hostile: [string, string, string | Buffer, RegExp][] = [
  [
    "ends inside a value",
    "a.jsonl",
    `${rows}\n{"prompt":"x","cho`,
    /a\.jsonl, line 2501: the end of the file inside a value/,
  ],
  [
    "turns into Latin-1",
    "a.jsonl",
    Buffer.concat([Buffer.from(`${rows}\n`), Buffer.from([0xe9, 0x0a])]),
    /not valid UTF-8/,
  ],
  ["is cut off in its archive", "a.jsonl.gz", gzipSync(rows).subarray(0, -30), /truncated gzip/],
  [
    "has one bad row, to be refused",
    "a.jsonl",
    `${rows}\n{"prompt":"x","chosen":"y\\u0000","rejected":"z"}`,
    /1 row has a problem/,
  ],
  ["is of no known format", "a.jsonl", '{"alpha":1}\n{"alpha":2}', /no known format/],
];

it.each(hostile)("a file that %s leaves nothing behind", async (_, name, content, message) => {
  const view = await importNow(test.database, cast.lead, cast.projectId, { [name]: content });
  expect(view.status).toBe("failed");
  expect(view.error).toMatch(message);
  const [left] = await test.database.sql`
    select (select count(*)::int from prompts) as prompts, (select count(*)::int from responses) as responses,
           (select count(*)::int from models) as models, (select count(*)::int from tasks) as tasks,
           (select count(*)::int from judgments) as judgments, (select count(*)::int from annotators) as annotators,
           (select coalesce(sum(value), 0)::int from counters) as counted`;
  expect(left).toEqual({
    prompts: 0,
    responses: 0,
    models: 0,
    tasks: 0,
    judgments: 0,
    annotators: 0,
    counted: 0,
  });
});

it("the good rows of a file with bad ones come in when the lead says so, exact ids and odd keys included", async () => {
  const lines = [
    row(1),
    '{"prompt":"x","chosen":"y\\ud800","rejected":"z"}',
    '{"__proto__":{"a":1},"prompt":"polluted?","chosen":"no","rejected":"yes"}',
    "not json",
    row(2),
  ];
  const view = await importNow(
    test.database,
    cast.lead,
    cast.projectId,
    { "b.jsonl": lines.join("\n") },
    { onProblem: "skip" },
  );
  expect(view).toMatchObject({ status: "done", problemCount: 2 });
  expect(view.firstProblems.map(({ file, line, field }) => ({ file, line, field }))).toEqual([
    { file: "b.jsonl", line: 2, field: "chosen" },
    { file: "b.jsonl", line: 4, field: "" },
  ]);
  expect(view.summary).toMatchObject({ prompts: 3, judgments: 3 });
});
