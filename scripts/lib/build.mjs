import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root } from "./install.mjs";

const sources = ["app", "components", "db", "i18n", "lib", "messages", "public", "cli"];
const files = [
  "next.config.ts",
  "proxy.ts",
  "postcss.config.mjs",
  "package-lock.json",
  "tsconfig.json",
  "scripts/lib/build.mjs",
];
const entries = {
  prepare: "cli/prepare.ts",
  worker: "cli/worker.ts",
  concord: "cli/concord.ts",
  "measuring-thread": "lib/services/measure/thread/measuring-thread.ts",
};
const stampFile = path.join(root, "build", "stamp.json");
const isTest = (name) => /\.(test|db\.test)\.tsx?$/.test(name);

/** Every source file with its size and time of change: enough to know that nothing was touched. */
function listSources() {
  const found = [];
  const walk = (folder) => {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) walk(name);
      else if (!isTest(entry.name)) found.push(name);
    }
  };
  for (const folder of sources) if (fs.existsSync(path.join(root, folder))) walk(folder);
  return [...found, ...files.filter((name) => fs.existsSync(path.join(root, name)))].sort();
}

function fingerprints() {
  const names = listSources();
  const touched = crypto.createHash("sha256");
  for (const name of names) {
    const { size, mtimeMs } = fs.statSync(path.join(root, name));
    touched.update(`${name}|${size}|${mtimeMs}\n`);
  }
  return {
    touched: touched.digest("hex"),
    content: () => {
      const hash = crypto.createHash("sha256");
      for (const name of names)
        hash
          .update(name)
          .update("\0")
          .update(fs.readFileSync(path.join(root, name)))
          .update("\0");
      return hash.digest("hex");
    },
  };
}

/** Builds the pages and the programs, unless the sources are those of the last build. */
export async function ensureBuilt() {
  const now = fingerprints();
  const last = fs.existsSync(stampFile) ? JSON.parse(fs.readFileSync(stampFile, "utf8")) : {};
  if (last.touched === now.touched) return;
  const content = now.content();
  if (last.content !== content) await build();
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, JSON.stringify({ touched: now.touched, content }));
}

async function build() {
  process.stderr.write("Building …\n");
  fs.rmSync(stampFile, { force: true });
  await buildPrograms();
  const next = spawnSync(process.execPath, [path.join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (next.status !== 0) throw new Error("The build failed: see above.");
}

/** Bundles the programs that run beside Next, so that a start does not compile TypeScript. */
async function buildPrograms() {
  const { build: bundle } = await import("esbuild");
  await bundle({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: "build",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "@": root },
    logLevel: "error",
  });
}
