import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { ImportRecord, RowProblem } from "../record";
import { inputFile } from "./input";
import { readFiles } from "./read-files";
import { formatOf, recogniseFiles } from "./recognise";

/** Real preference data beside the checkout; the counts are those its publishers state. */
const data = path.resolve("../shared/data");

function filesIn(...folders: string[]): string[] {
  return folders
    .flatMap((folder) => {
      const place = path.join(data, folder);
      if (fs.statSync(place).isFile()) return [folder];
      return fs
        .readdirSync(place, { recursive: true, encoding: "utf8" })
        .map((name) => path.join(folder, name));
    })
    .filter((name) => /\.(jsonl?|gz|tsv)$/.test(name));
}

async function read(names: string[]) {
  const files = names.map((name) => inputFile(path.join(data, name), name, null));
  const recognised = await recogniseFiles(files);
  const records: ImportRecord[] = [];
  const problems: RowProblem[] = [];
  for await (const event of readFiles(recognised))
    if (event.kind === "record") records.push(event.record);
    else problems.push(event.problem);
  const of = <T extends ImportRecord["type"]>(type: T) =>
    records.filter((record): record is Extract<ImportRecord, { type: T }> => record.type === type);
  const responses = of("response");
  return {
    format: formatOf(recognised),
    problems,
    prompts: new Set(of("prompt").map((record) => record.promptKey)),
    models: new Set(responses.filter((record) => record.messages).map((record) => record.model.name)),
    responses: new Set(
      responses
        .filter((record) => record.messages)
        .map((record) => `${record.promptKey}|${record.responseKey}`),
    ),
    named: new Set(responses.map((record) => `${record.promptKey}|${record.responseKey}`)),
    judgments: of("judgment"),
  };
}

describe.skipIf(!fs.existsSync(data))("real files are read as they are", () => {
  test("QLoRA: 8 models, 80 prompts, 4,480 verdicts of which 13 are unusable", async () => {
    const result = await read(filesIn("qlora_vicuna80"));
    expect(result.prompts.size).toBe(80);
    expect(result.models.size).toBe(8);
    expect(result.responses.size).toBe(640);
    expect(result.named).toEqual(result.responses);
    expect(result.judgments).toHaveLength(4_467);
    expect(result.problems).toHaveLength(13);
    expect(result.problems.every((problem) => problem.field === "score" && problem.found === "-1")).toBe(
      true,
    );
    expect(new Set(result.judgments.map((judgment) => judgment.annotator.kind))).toEqual(new Set(["model"]));
  });

  test("self-instruct: 8 models, 252 prompts", async () => {
    const result = await read(filesIn("self_instruct_kwise"));
    expect([result.prompts.size, result.models.size, result.responses.size, result.problems]).toEqual([
      252,
      8,
      2_016,
      [],
    ]);
  });

  test("HalluQA: 24 models, 69 Chinese prompts", async () => {
    const result = await read(filesIn("halluqa_zh_hard/open_generation"));
    expect([result.prompts.size, result.models.size, result.responses.size, result.problems]).toEqual([
      69,
      24,
      1_656,
      [],
    ]);
  });

  test("TED: 15 systems, 529 segments, each translation scored once", async () => {
    const result = await read(["ted_zhen_mqm/mqm_ted_zhen.tsv"]);
    expect([result.prompts.size, result.models.size, result.responses.size, result.problems]).toEqual([
      529,
      15,
      7_935,
      [],
    ]);
    expect(result.judgments).toHaveLength(7_935);
    expect(new Set(result.judgments.map((judgment) => judgment.annotator.name)).size).toBe(9);
  });

  test("Open-Assistant: 50 trees, 97 ranked groups of replies, the same from either layout", async () => {
    for (const file of ["en_tree_000_049.jsonl", "en_message_000_049.jsonl"]) {
      const result = await read([`oasst_trees/${file}`]);
      expect(result.problems).toEqual([]);
      expect(result.judgments).toHaveLength(97);
      expect(result.judgments.every((judgment) => judgment.comparison === "ranking")).toBe(true);
    }
  });

  test("HH-RLHF: 23 pairs, all with a shared conversation that ends with the user", async () => {
    const result = await read(filesIn("hh_rlhf_sample"));
    expect([result.judgments.length, result.problems]).toEqual([23, []]);
  });

  test("LLMBar: 419 pairs", async () => {
    const result = await read(filesIn("llmbar_pairwise"));
    expect([result.judgments.length, result.problems]).toEqual([419, []]);
  });
});
