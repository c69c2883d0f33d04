import { Command } from "commander";
import { ConcordError } from "@/lib/domain/error";
import { agreeCommand } from "./commands/agree";
import { conformanceCommand } from "./commands/conformance";
import { diffCommand } from "./commands/diff";
import { exportCommand } from "./commands/export";
import { freezeCommand } from "./commands/freeze";
import { importCommand } from "./commands/import";
import { lintCommand } from "./commands/lint";
import { rateCommand } from "./commands/rate";
import { verifyCommand } from "./commands/verify";

/** The command-line tool: commands talk to the public API; `verify`, `agree`, `rate` and `conformance` work on their own. */
const program = new Command("concord")
  .description("Concord's command line")
  .addCommand(importCommand)
  .addCommand(freezeCommand)
  .addCommand(lintCommand)
  .addCommand(diffCommand)
  .addCommand(exportCommand)
  .addCommand(verifyCommand)
  .addCommand(agreeCommand)
  .addCommand(rateCommand)
  .addCommand(conformanceCommand);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ConcordError)) throw error;
  process.stderr.write(`${error.message}\n`);
  for (const { path, message } of error.issues) process.stderr.write(`  ${path}: ${message}\n`);
  process.exitCode = 1;
}
