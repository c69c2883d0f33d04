import fs from "node:fs";
import { Command } from "commander";
import type { ReferenceCase } from "./conformance/case";
import { runCase } from "./conformance/run";

/** Computes reference cases and prints `{caseId: result}`: how anybody checks the statistics against other programs. */
export const conformanceCommand = new Command("conformance")
  .description("Compute statistics for a file of reference cases and print {caseId: result}")
  .argument("<cases>", "JSON: a list of {id, kind, input}")
  .action((file: string) => {
    const cases = JSON.parse(fs.readFileSync(file, "utf8")) as ReferenceCase[];
    const results = Object.fromEntries(cases.map((one) => [one.id, runCase(one)]));
    process.stdout.write(`${JSON.stringify(results)}\n`);
  });
