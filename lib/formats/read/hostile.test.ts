import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConcordError } from "@/lib/domain/error";
import { defaultLimits } from "./input";
import { containersOf, fileOf, readAll } from "./testing";

/** Files that are broken, or made to break what reads them: each ends in an error that says where and what. */

const good = { prompt: "sum?", chosen: "2", rejected: "3" };
const line = JSON.stringify(good);

async function refusal(
  name: string,
  content: Parameters<typeof fileOf>[1],
  limits = defaultLimits,
): Promise<string> {
  const error = await readAll([fileOf(name, content)], limits).then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof ConcordError)) throw error ?? new Error("it was read");
  expect(error.code).toBe("invalid_file");
  return error.message;
}

describe("a file that cannot be read is refused with its name and what was expected", () => {
  const gzipped = gzipSync(Array.from({ length: 500 }, () => line).join("\n"));
  const broken: [string, string, string | Buffer, RegExp][] = [
    ["an empty file", "a.jsonl", "", /a\.jsonl.*empty file; expected JSON, JSONL, CSV or TSV/],
    ["only white space", "a.json", " \n\t\r\n ", /a\.json.*empty file/],
    ["only a byte order mark", "a.json", "\ufeff", /a\.json.*empty file/],
    [
      "Latin-1",
      "a.jsonl",
      Buffer.concat([Buffer.from(`${line}\n{"prompt":"caf`), Buffer.from([0xe9, 0x22, 0x7d])]),
      /a\.jsonl.*not valid UTF-8/,
    ],
    [
      "an LFS pointer",
      "a.json",
      "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
      /LFS pointer.*git lfs pull/,
    ],
    ["a web page", "a.json", "<!DOCTYPE html><html><body>Please sign in</body></html>", /HTML page.*sign in/],
    ["plain prose", "a.txt", "once upon a time", /once upon a time.*expected JSON, JSONL, CSV or TSV/],
    ["binary", "a.json", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /a\.json/],
    ["truncated gzip", "a.jsonl.gz", gzipped.subarray(0, gzipped.length - 20), /damaged or truncated gzip/],
    [
      "damaged gzip",
      "a.jsonl.gz",
      Buffer.concat([gzipped.subarray(0, 30), Buffer.alloc(20, 7), gzipped.subarray(50)]),
      /damaged or truncated gzip/,
    ],
    ["an array cut off", "a.json", `[${line},{"prompt":"x","cho`, /end of the file inside a value/],
    [
      "CSV with an open quote",
      "a.csv",
      'prompt,chosen,rejected\n"sum?,2,3\nx,y,z\n',
      /a\.csv.*well-formed CSV/,
    ],
    ["CSV with a column twice", "a.csv", "prompt,chosen,chosen\na,b,c\n", /column "chosen" twice/],
  ];
  test.each(broken)("%s", async (_, name, content, message) => {
    expect(await refusal(name, content)).toMatch(message);
  });
});

describe("a bad row is a problem with line and field; the others are read", () => {
  const lone = '"\\ud800 alone"';
  const bad: [string, string, RegExp][] = [
    ["no JSON", "{prompt: 1}", /one JSON value/],
    ["a list instead of an object", "[1,2]", /an object/],
    ["the same key twice", '{"prompt":"a","chosen":"b","chosen":"c","rejected":"d"}', /each key once/],
    ["NUL in a text", '{"prompt":"a\\u0000b","chosen":"c","rejected":"d"}', /without NUL/],
    ["half a surrogate pair", `{"prompt":${lone},"chosen":"c","rejected":"d"}`, /well-formed Unicode/],
    ["a number where a text belongs", '{"prompt":"a","chosen":{},"rejected":"d"}', /./],
    [
      "nesting 100,000 deep",
      `{"prompt":"a","chosen":"b","rejected":"c","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      /flatter/,
    ],
    ["a line cut in the middle", '{"prompt":"a","chosen":"b', /./],
  ];
  test.each(bad)("%s", async (_, row, expected) => {
    const { records, problems } = await readAll([fileOf("a.jsonl", `${line}\n${row}\n${line}\n`)]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: "a.jsonl", line: 2 });
    expect(`${problems[0]?.found} ${problems[0]?.expected}`).toMatch(expected);
    expect(records.filter((record) => record.type === "judgment")).toHaveLength(2);
  });

  test("CSV with ragged rows", async () => {
    const { records, problems } = await readAll([
      fileOf("a.csv", "prompt,chosen,rejected\na,b,c\nd,e\nf,g,h,i\nj,k,l\n"),
    ]);
    expect(problems.map((problem) => problem.line)).toEqual([3, 4]);
    expect(records.filter((record) => record.type === "judgment")).toHaveLength(2);
  });

  test("a number too large for anything is no crash", async () => {
    const { problems } = await readAll([
      fileOf("a.jsonl", `${line}\n{"prompt":"a","chosen":"b","rejected":"c","x":1e400}\n`),
    ]);
    expect(problems.length).toBeLessThanOrEqual(1);
  });
});

test("__proto__ and constructor are ordinary keys and change nothing", async () => {
  const row =
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"prompt":"a","chosen":"b","rejected":"c"}';
  const { records, problems } = await readAll([fileOf("a.jsonl", `${row}\n${line}\n`)]);
  expect(problems).toEqual([]);
  expect(records.filter((record) => record.type === "judgment")).toHaveLength(2);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  const own = '{"type":"prompt","id":"__proto__","messages":[{"role":"user","content":"x"}]}';
  expect((await readAll([fileOf("b.jsonl", own)])).records).toMatchObject([{ promptKey: "__proto__" }]);
});

/** Memory in use beyond what was in use before, in megabytes, at its highest while `work` ran. */
async function peakOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 10);
  await work().finally(() => clearInterval(timer));
  return (Math.max(peak, process.memoryUsage().rss) - before) / 2 ** 20;
}

const mebibyte = Buffer.alloc(2 ** 20, "x");

test("a line of one gigabyte is an error, not a gigabyte of memory", async () => {
  const huge = fileOf("huge.jsonl", function* () {
    yield Buffer.from(`${line}\n{"prompt":"`);
    for (let n = 0; n < 1024; n++) yield mebibyte;
    yield Buffer.from(`","chosen":"b","rejected":"c"}\n${line}\n`);
  });
  const limits = { ...defaultLimits, rowLength: 4 * 2 ** 20 };
  const peak = await peakOf(async () => {
    const { records, problems } = await readAll([huge], limits);
    expect(problems).toMatchObject([{ file: "huge.jsonl", line: 2, expected: "a shorter row" }]);
    expect(records.filter((record) => record.type === "judgment")).toHaveLength(2);
  });
  expect(peak).toBeLessThan(400);
}, 120_000);

test("a gzip bomb is refused before it has unpacked", async () => {
  const bomb = gzipSync(Buffer.alloc(256 * 2 ** 20, 0x20), { level: 9 });
  expect(bomb.length).toBeLessThan(2 ** 20);
  expect(await refusal("bomb.jsonl.gz", Buffer.concat([gzipSync(`${line}\n`), bomb]))).toMatch(
    /honest gzip file/,
  );
}, 60_000);

describe("whatever the texts", () => {
  const text = fc.string({ unit: "binary" }).map((value) => value.replaceAll("\0", ""));
  const message = fc.record({ role: fc.constantFrom("system", "user", "assistant"), content: text });
  const row = fc.record({
    type: fc.constant("prompt" as const),
    id: fc.string({ minLength: 1 }).map((value) => value.replaceAll("\0", "0")),
    messages: fc.array(message, { minLength: 1, maxLength: 4 }),
    tags: fc.array(text, { maxLength: 3 }),
  });

  test("every container gives the same records", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const read = await Promise.all(
          Object.values(containersOf(rows)).map(async (content) => {
            const { records, problems } = await readAll([fileOf("own.jsonl", content)]);
            return {
              problems,
              records: records.map(({ source, ...rest }) => ({ ...rest, row: source.row })),
            };
          }),
        );
        for (const one of read) expect(one).toEqual(read[0]);
        expect(read[0]?.records).toMatchObject(
          rows.map(({ id, messages, tags }) => ({ promptKey: id, messages, tags })),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("no bytes at all crash or hang the reader", async () => {
    const piece = fc.constantFrom(
      '{"',
      '"',
      "[",
      "]",
      "{",
      "}",
      ",",
      ":",
      "\\",
      "\n",
      "\r\n",
      "\ufeff",
      "null",
      "1e9",
      "prompt",
      "chosen",
      line,
      "é",
      "\u0001",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        await readAll([fileOf("fuzz.json", pieces.join(""))]).catch((error: unknown) => {
          if (!(error instanceof ConcordError)) throw error;
        });
      }),
      { numRuns: 400 },
    );
  });
});
