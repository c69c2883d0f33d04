import { Command } from "commander";
import { ConcordError } from "@/lib/domain/error";
import { exportCommand } from "./commands/export";
import { importCommand } from "./commands/import";

/** The command-line tool: every command talks to the public API. */
const program = new Command("concord")
  .description("Concord's command line")
  .addCommand(importCommand)
  .addCommand(exportCommand);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ConcordError)) throw error;
  process.stderr.write(`${error.message}\n`);
  for (const { path, message } of error.issues) process.stderr.write(`  ${path}: ${message}\n`);
  process.exitCode = 1;
}
