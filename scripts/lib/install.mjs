import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");
const stamp = path.join(root, "node_modules", ".concord-lock");

/** Installs the packages of the lock file, unless that was done already. Needs nothing but Node and npm. */
export function ensureInstalled() {
  const lock = fs.readFileSync(path.join(root, "package-lock.json"));
  const hash = crypto.createHash("sha256").update(lock).update(process.version).digest("hex");
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === hash) return;
  process.stderr.write("Installing packages …\n");
  const done = spawnSync("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    // What npm prints is no result of the command that asked for it.
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) throw new Error("npm ci failed: see above.");
  fs.writeFileSync(stamp, hash);
}
