import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PresetName } from "@/lib/domain/dataset/export";
import { verifyFolder } from "@/lib/formats/verify/verify-folder";
import { importNow } from "../../ingest/testing";
import { makeCast } from "../../people/testing";
import { freezeNow } from "../datasets/testing";
import { getExport } from "./get-export";
import { listExports } from "./list-exports";
import { startExport } from "./start-export";
import { type ExportBench, judgedRows, openExportBench } from "./testing";
import { writeExport } from "./write-export";

/** Answers to the prompts themselves, and penalties that are fractions: what only our own rows carry. */
function writtenRows(): string {
  const judgment = { type: "judgment", prompt_id: "p0", annotator: { name: "Ann", kind: "imported" } };
  const written = [
    { role: "assistant", content: "the ideal answer" },
    { role: "user", content: "and then?" },
    { role: "assistant", content: "that is all" },
  ];
  const answer = { tiers: [], demonstration: written };
  return [
    { ...judgment, id: "d1", comparison: "demonstration", response_ids: [], answer },
    {
      ...judgment,
      id: "s1",
      comparison: "rating",
      response_ids: ["p0-a"],
      answer: { tiers: [], scores: { "p0-a": { penalty: 0.1 } } },
    },
  ]
    .map((row) => JSON.stringify(row))
    .join("\n");
}

let bench: ExportBench;
beforeAll(async () => {
  bench = await openExportBench();
  await bench.add(`${judgedRows()}\n${writtenRows()}`);
  await bench.freeze({ ties: "keep", splits: { validation: 0.2, test: 0.2, nearDuplicate: 1 } });
});
afterAll(() => bench.close());

describe("our own rows", () => {
  it("lose nothing on their way back through the importer", async () => {
    const { folder } = await bench.exported("judgments");
    const again = await makeCast(bench.test.database);
    const files = Object.fromEntries(
      ["train", "validation", "test"].map((split) => [
        `${split}.jsonl`,
        { path: path.join(folder, `${split}.jsonl`) },
      ]),
    );
    expect(await importNow(bench.test.database, again.lead, again.projectId, files)).toMatchObject({
      status: "done",
      problemCount: 0,
    });
    const shape = (projectId: string) => bench.test.database.sql`
      select c.external_id, c.messages, c.tags, c.language, ra.messages as a, rb.messages as b, p.outcome, p.strength,
             p.order_known, j.rationale, j.both_bad, j.rewrite ->> 'content' as rewrite, t.comparison
      from preferences p
      join judgments j on j.project_id = p.project_id and j.id = p.judgment_id
      join tasks t on t.project_id = j.project_id and t.id = j.task_id
      join prompts c on c.project_id = t.project_id and c.id = t.prompt_id
      join responses ra on ra.project_id = p.project_id and ra.id = p.response_a
      join responses rb on rb.project_id = p.project_id and rb.id = p.response_b
      where p.project_id = ${projectId}
      order by 1, ra.messages::text, rb.messages::text, t.comparison, p.outcome, p.strength`;
    expect(await shape(again.projectId)).toEqual(await shape(bench.cast.projectId));
  });

  it("bring demonstrations and fractions of a score back", async () => {
    const { folder } = await bench.exported("judgments");
    for (const format of ["jsonl", "parquet"] as const) {
      const one = await bench.exported("judgments", format);
      expect((await verifyFolder(one.folder)).problems).toEqual([]);
    }
    const again = await makeCast(bench.test.database);
    const files = Object.fromEntries(
      ["train", "validation", "test"].map((split) => [
        `${split}.jsonl`,
        { path: path.join(folder, `${split}.jsonl`) },
      ]),
    );
    const view = await importNow(bench.test.database, again.lead, again.projectId, files);
    expect(view).toMatchObject({ status: "done", problemCount: 0 });
    const wrote = (projectId: string) => bench.test.database.sql`
      select t.comparison, j.demonstration, jsonb_path_query_array(j.scores, '$.*.penalty') as penalties
      from judgments j join tasks t on t.project_id = j.project_id and t.id = j.task_id
      where j.project_id = ${projectId} and t.comparison in ('demonstration', 'rating') order by 1`;
    const before = await wrote(bench.cast.projectId);
    expect(before).toMatchObject([
      { comparison: "demonstration", demonstration: [{}, {}, { content: "that is all" }] },
      { comparison: "rating", penalties: [0.1] },
    ]);
    expect(await wrote(again.projectId)).toEqual(before);
  });

  it("are all that a demonstration is exported as, beside fine-tuning", async () => {
    const all = async (preset: PresetName) => {
      const { lines } = await bench.exported(preset);
      return ["train.jsonl", "validation.jsonl", "test.jsonl"].flatMap(lines);
    };
    const isWritten = (row: Record<string, unknown>) => JSON.stringify(row).includes("the ideal answer");
    expect((await all("sft-messages")).filter(isWritten)).toMatchObject([{ source: "demonstration" }]);
    expect((await all("judgments")).filter(isWritten)).toHaveLength(1);
    expect((await all("preference")).filter(isWritten)).toEqual([]);
    const { held } = await listExports(bench.test.database, bench.cast.lead, bench.cast.projectId, 1);
    expect(held).toMatchObject({ demonstrations: 1, rewrites: 60 });
  });

  it("that a format has no place for at all give no files, and say so", async () => {
    const again = await makeCast(bench.test.database);
    const prompt = { type: "prompt", id: "p0", messages: [{ role: "user", content: "write" }] };
    const rows = [JSON.stringify(prompt), writtenRows().split("\n")[0]].join("\n");
    await importNow(bench.test.database, again.lead, again.projectId, { "rows.jsonl": rows });
    const { number } = await freezeNow(bench.test.database, again.lead, again.projectId);
    const key = { projectId: again.projectId, number, preset: "preference", format: "jsonl" } as const;
    await startExport(bench.test.database, again.lead, key);
    await writeExport(bench.test.database, key);
    const view = await getExport(bench.test.database, again.lead, key);
    expect(view).toMatchObject({ state: "failed", failure: "nothing", files: null });
  });
});
