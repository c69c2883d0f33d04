import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "../lib/install.mjs";
import { checkImports } from "./import-rule.mjs";

/** Fails when a file imports from a room above its own. */
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && fs.existsSync(path.join(root, file)));
const problems = files.flatMap((file) => checkImports(file, fs.readFileSync(path.join(root, file), "utf8")));
for (const { file, line, message } of problems) process.stdout.write(`${file}:${line}: ${message}\n`);
process.exit(problems.length === 0 ? 0 : 1);
