import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";

/** What npm start starts must end with npm, also when a shell stands between the two and npm is killed with kill -9. */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "concord-children-"));
const children = path.resolve("scripts/lib/children.mjs");
/** Starts a program that would live on, and tells both process ids. */
const program = `
  import { Children } from ${JSON.stringify(children)};
  const all = new Children();
  all.watch();
  const child = all.start(["-e", "setInterval(() => {}, 1000)"], process.env);
  console.log(process.pid + " " + child.pid);
`;
let npm: ChildProcess | null = null;
afterEach(() => npm?.kill("SIGKILL"));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function goneWithin(pids: readonly number[], ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 50) {
    if (!pids.some(isAlive)) return true;
    await sleep(50);
  }
  return false;
}

describe.skipIf(process.platform === "win32")("a program that npm started", () => {
  const shells = { "through a shell that stays": "; true", "through a shell that becomes the program": "" };
  test.each(Object.entries(shells))(
    "%s ends when npm is killed",
    async (_, ending) => {
      const file = path.join(folder, "program.mjs");
      fs.writeFileSync(file, program);
      // A stand-in for npm: it starts a shell with the script's command and waits.
      const command = `${process.execPath} ${file}${ending}`;
      const starter = `require("node:child_process").spawn("sh", ["-c", ${JSON.stringify(command)}], { stdio: ["ignore", 1, 2] }); setInterval(() => {}, 1000)`;
      npm = spawn(process.execPath, ["-e", starter], {
        stdio: ["ignore", "pipe", "inherit"],
        env: { ...process.env, npm_lifecycle_event: "start" },
      });
      const pids = await new Promise<number[]>((resolve) =>
        npm?.stdout?.once("data", (text: Buffer) => resolve(String(text).trim().split(" ").map(Number))),
      );
      expect(pids.every(isAlive)).toBe(true);
      npm.kill("SIGKILL");
      expect(await goneWithin(pids, 8_000)).toBe(true);
    },
    20_000,
  );
});
