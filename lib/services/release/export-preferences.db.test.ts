import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { preferenceExportQuery } from "@/lib/domain/api/release";
import { type Message, textOf, textOfAll } from "@/lib/domain/message";
import { promptJson, textJson, turnsJson } from "@/lib/formats/write/message-json";
import { importNow } from "../ingest/testing";
import { type Cast, makeCast, refusalOf } from "../people/testing";
import { exportPreferences } from "./export-preferences";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

type Wish = Parameters<typeof preferenceExportQuery.parse>[0];

async function exported(cast: Cast & { projectId: string }, wish: Wish = {}): Promise<string> {
  const options = preferenceExportQuery.parse(wish);
  let text = "";
  for await (const part of await exportPreferences(test.database, cast.lead, cast.projectId, options))
    text += part;
  return text;
}

const rowsOf = (text: string) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const odd = 'a "quoted" \\ back\u001f\u0001slash\tand\r\nlines 中文 🐦 }, {"role": "user", "content": "x"}';

/** Two responses to one prompt with a tie, a strong and an unnamed strength, several turns, odd texts. */
function rows(): string {
  const says = (role: string, content: unknown, more = {}) => ({ role, content, ...more });
  const content = [
    {
      id: "plain",
      messages: [says("user", odd)],
      a: [says("assistant", odd)],
      b: [says("assistant", "type")],
    },
    {
      id: "turns",
      messages: [
        says("system", "be brief"),
        says("user", "one"),
        says("assistant", "two"),
        says("user", "three"),
      ],
      a: [
        says("assistant", "", {
          toolCalls: [{ type: "function", function: { name: "f", arguments: "{}" } }],
        }),
        says("tool", "42"),
        says("assistant", "it is 42"),
      ],
      b: [
        says("assistant", [
          { type: "text", text: "see " },
          { type: "image", image: "data:image/png;base64,AA==" },
          { type: "text", text: "here" },
        ]),
      ],
    },
    {
      id: "tie",
      messages: [says("user", "which?")],
      a: [says("assistant", "left")],
      b: [says("assistant", "right")],
    },
  ];
  const verdicts: Record<string, object> = {
    plain: { tiers: [["plain-b"], ["plain-a"]], strength: 3 },
    turns: { tiers: [["turns-a"], ["turns-b"]] },
    tie: { tiers: [["tie-a", "tie-b"]], strength: 0 },
  };
  return content
    .flatMap(({ id, messages, a, b }) => [
      { type: "prompt", id, messages, tags: ["x,y", odd], language: "en" },
      { type: "response", id: `${id}-a`, prompt_id: id, model: { name: `model\t"A"` }, messages: a },
      { type: "response", id: `${id}-b`, prompt_id: id, model: { name: "model B" }, messages: b },
      {
        type: "judgment",
        prompt_id: id,
        annotator: { name: "Somebody", kind: "imported" },
        comparison: "pairwise",
        levels: 3,
        response_ids: [`${id}-a`, `${id}-b`],
        answer: verdicts[id],
      },
    ])
    .map((row) => JSON.stringify(row))
    .join("\n");
}

describe("an export of preferences", () => {
  let cast: Cast & { projectId: string };
  beforeAll(async () => {
    cast = await makeCast(test.database);
    const view = await importNow(test.database, cast.lead, cast.projectId, { "rows.jsonl": rows() });
    expect(view).toMatchObject({ status: "done", error: null, problemCount: 0 });
  });

  it("has explicit prompt, chosen and rejected as message lists, one type a column", async () => {
    const [plain, turns] = rowsOf(await exported(cast));
    expect(plain).toMatchObject({
      prompt: [{ role: "user", content: odd }],
      chosen: [{ role: "assistant", content: "type" }],
      rejected: [{ role: "assistant", content: odd }],
      margin: 3,
      weight: 1,
      external_id: "plain",
      is_tie: false,
      strength: 3,
      model_chosen: "model B",
      model_rejected: `model\t"A"`,
      annotator_kind: "imported",
      language: "en",
      tags: ["x,y", odd],
    });
    expect(turns).toMatchObject({
      prompt: [
        { role: "system", content: "be brief" },
        { role: "user", content: "one" },
        { role: "assistant", content: "two" },
        { role: "user", content: "three" },
      ],
      chosen: [
        { role: "assistant", content: "" },
        { role: "tool", content: "42" },
        { role: "assistant", content: "it is 42" },
      ],
      rejected: [{ role: "assistant", content: "see here" }],
      strength: -1,
      margin: 1,
    });
    expect(plain?.annotator).toMatch(/^annotator-[0-9a-f]{8}$/);
    expect(await exported(cast)).not.toContain("Somebody");
  });

  it("has texts instead in the standard format", async () => {
    const [plain, turns] = rowsOf(await exported(cast, { format: "standard" }));
    expect(plain).toMatchObject({ prompt: odd, chosen: "type", rejected: odd });
    expect(turns).toMatchObject({
      prompt: "system: be brief\n\nuser: one\n\nassistant: two\n\nuser: three",
      chosen: "\n\n42\n\nit is 42",
      rejected: "see here",
    });
  });

  it("leaves ties out, or keeps them marked", async () => {
    expect(rowsOf(await exported(cast))).toHaveLength(2);
    const kept = rowsOf(await exported(cast, { ties: "keep" }));
    expect(kept).toHaveLength(3);
    expect(kept[2]).toMatchObject({ is_tie: true, strength: 0, margin: 0 });
  });

  it("writes numbers that a loader reads as floats as floats", async () => {
    expect(await exported(cast)).toMatch(/"margin":3\.0,"weight":1\.0/);
  });

  it("is the same, byte for byte, the second time", async () => {
    expect(await exported(cast, { ties: "keep" })).toBe(await exported(cast, { ties: "keep" }));
  });

  it("keeps machines' verdicts out unless they are asked for", async () => {
    expect(await exported(cast, { judges: "machine" })).toBe("");
    expect(rowsOf(await exported(cast, { judges: "all" }))).toHaveLength(2);
  });

  it("is refused to who may not export", async () => {
    const options = preferenceExportQuery.parse({});
    const ask = (actor: Cast["lead"]) => exportPreferences(test.database, actor, cast.projectId, options);
    expect(await refusalOf(ask(cast.annotator))).toBe("forbidden");
    expect(await refusalOf(ask(cast.outsider))).toBe("not_found");
  });
});

describe("a large export", () => {
  let cast: Cast & { projectId: string };
  const count = 3_000;
  beforeAll(async () => {
    cast = await makeCast(test.database);
    const lines = Array.from({ length: count }, (_, n) =>
      JSON.stringify({
        prompt: `question ${n}`,
        chosen: `good ${n} ${"x".repeat(900)}`,
        rejected: `bad ${n}`,
      }),
    );
    const view = await importNow(test.database, cast.lead, cast.projectId, {
      "pairs.jsonl": lines.join("\n"),
    });
    expect(view.status).toBe("done");
  });

  it("is divided by prompt into splits that add up", async () => {
    const shares = { validation: 0.2, test: 0.1 };
    const all = rowsOf(await exported(cast, shares));
    expect(all).toHaveLength(count);
    const parts = await Promise.all(
      (["train", "validation", "test"] as const).map(async (split) =>
        rowsOf(await exported(cast, { ...shares, split })),
      ),
    );
    expect(
      parts
        .flat()
        .map((row) => row.pair_id)
        .sort(),
    ).toEqual(all.map((row) => row.pair_id).sort());
    // Binomial with n = 3000: six standard deviations are 131 and 99.
    expect(Math.abs((parts[1]?.length ?? 0) - count * 0.2)).toBeLessThan(131);
    expect(Math.abs((parts[2]?.length ?? 0) - count * 0.1)).toBeLessThan(99);
  });

  it("may be left early, again and again, and its connections work on", async () => {
    for (let round = 0; round < 30; round++) {
      const options = preferenceExportQuery.parse({});
      for await (const part of await exportPreferences(test.database, cast.lead, cast.projectId, options)) {
        expect(part.length).toBeGreaterThan(0);
        if (round % 2 === 0) break;
      }
    }
    const [busy] = await test.database.sql<{ count: number }[]>`
      select count(*)::int from pg_stat_activity
      where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`;
    expect(busy?.count).toBe(0);
    expect(rowsOf(await exported(cast))).toHaveLength(count);
  });

  it("waits for a slow reader", async () => {
    const options = preferenceExportQuery.parse({});
    let text = "";
    for await (const part of await exportPreferences(test.database, cast.lead, cast.projectId, options)) {
      text += part;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(rowsOf(text)).toHaveLength(count);
  });
});

it("copies what PostgreSQL wrote of any messages without changing their meaning", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }).map((value) => value.replaceAll("\0", "")),
    fc.constantFrom("type", "name", odd, '"}, {"role": "', '"content": '),
  );
  const content = fc.oneof(text, fc.array(text.map((value) => ({ type: "text" as const, text: value }))));
  const message = fc.record(
    { role: fc.constantFrom("system", "user", "assistant", "tool"), content, name: text },
    { requiredKeys: ["role", "content"] },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(message as fc.Arbitrary<Message>, { maxLength: 4 }), {
        minLength: 20,
        maxLength: 40,
      }),
      async (all) => {
        const rows = await test.database.sql<{ json: string }[]>`
        select value::text as json from unnest(${all.map((one) => JSON.stringify(one))}::text[]::jsonb[])
          with ordinality given(value, place) order by place`;
        for (const [index, { json }] of rows.entries()) {
          const messages = all[index] ?? [];
          expect(JSON.parse(turnsJson(json))).toEqual(
            messages.map((one) => ({ role: one.role, content: textOf(one) })),
          );
          expect(JSON.parse(textJson(json))).toBe(textOfAll(messages));
          const [only] = messages;
          const prompt = messages.map((one) => `${one.role}: ${textOf(one)}`).join("\n\n");
          expect(JSON.parse(promptJson(json))).toBe(messages.length === 1 && only ? textOf(only) : prompt);
        }
      },
    ),
    { numRuns: 20 },
  );
});
