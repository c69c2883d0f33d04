import { spawn } from "node:child_process";
import path from "node:path";
import { ensureInstalled, root } from "./lib/install.mjs";

/** npm run check: types, lint and format, imports, unused code, migrations. One line a part, the output of what fails. */
ensureInstalled();
const bin = (name) => path.join(root, "node_modules/.bin", name);
const parts = [
  ["types", bin("tsc"), ["--noEmit", "-p", "."]],
  ["lint and format", bin("biome"), ["check", "--error-on-warnings", "."]],
  ["imports", process.execPath, ["scripts/check/imports.mjs"]],
  ["unused code", bin("knip"), ["--no-progress"]],
  ["messages", process.execPath, ["scripts/check/messages.mjs"]],
  ["migrations", process.execPath, ["scripts/check/migrations.mjs"]],
];
const outcomes = await Promise.all(parts.map(runPart));
process.exit(outcomes.every(Boolean) ? 0 : 1);

function runPart([name, file, args]) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.once("close", (code) => {
      process.stdout.write(code === 0 ? `ok    ${name}\n` : `FAIL  ${name}\n${output}\n`);
      resolve(code === 0);
    });
  });
}
