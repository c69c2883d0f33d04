import { findPromptTexts } from "@/db/queries/release/freeze/stream-ballots";
import { countPrompts } from "@/db/queries/release/stream-dataset";
import type { Sql } from "@/db/queries/sql";
import { Findings } from "@/lib/domain/dataset/finding";
import { lints } from "@/lib/domain/dataset/lints";
import type { LintOptions } from "@/lib/domain/dataset/lints/options";
import type { LintReport } from "@/lib/domain/dataset/report";
import { readCast } from "../datasets/read-ballots";
import type { Made } from "./make-report";
import { readDataset } from "./read-dataset";

/**
 * Runs every check over a dataset in one pass, prompt after prompt: what is held is a few numbers a prompt, and the first rows of
 * each check.
 * @param onProgress is told of prompts seen; what it throws ends the run
 */
export async function lintDataset(
  sql: Sql,
  projectId: string,
  number: number,
  options: LintOptions,
  onProgress: (done: number, total: number) => void,
): Promise<Made> {
  const { models } = await readCast(sql, projectId);
  const context = { options, models: models.map((model) => model.name) };
  const running = lints.map((lint) => ({ lint, work: lint.start(context), findings: new Findings() }));
  const total = await countPrompts(sql, projectId, number);
  const ids: string[] = [];
  let pairs = 0;
  for await (const prompt of readDataset(sql, projectId, number)) {
    ids.push(prompt.id);
    pairs += prompt.pairs.length;
    for (const { work, findings } of running) work.see(prompt, findings);
    onProgress(ids.length, total);
  }
  const textsOf = (members: readonly number[]) =>
    findPromptTexts(
      sql,
      projectId,
      members.map((member) => ids[member] ?? ""),
    );
  const report: LintReport = { options, prompts: ids.length, pairs, lints: [] };
  for (const { lint, work, findings } of running) {
    const figures = (await work.finish?.(findings, textsOf)) ?? null;
    report.lints.push({ name: lint.name, level: lint.level, count: findings.count, figures });
  }
  return {
    value: report,
    findings: new Map(running.map(({ lint, findings }) => [lint.name, findings.rows])),
  };
}
