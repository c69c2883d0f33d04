import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureInstalled, root } from "./lib/install.mjs";

/**
 * npm test: unit and integration tests (vitest), then the browser suites against a server of their own.
 * `npm test -- unit|integration|browser [filters]` runs one part; `npm test -- training` has the training stacks load and
 * train on exports, where Python and its registry are there, and says so where they are not.
 */
const [part, ...filters] = process.argv.slice(2);
const results = path.join(root, "test-results");
ensureInstalled();
fs.mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0 };
if (!part || part === "unit" || part === "integration") runVitest();
if (!part || part === "browser") await withServer(runBrowser);
if (part === "training") await runTraining();
if (total.passed + total.failed === 0) {
  process.stderr.write("No test ran.\n");
  total.failed = 1;
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);

function runVitest() {
  const report = path.join(results, "vitest.json");
  fs.rmSync(report, { force: true });
  const projects = part ? ["--project", part] : [];
  const done = spawnSync(
    process.execPath,
    [
      path.join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      ...projects,
      ...filters,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    { cwd: root, stdio: ["ignore", 2, 2] },
  );
  if (!fs.existsSync(report)) return count(0, 1);
  const { numPassedTests, numFailedTests } = JSON.parse(fs.readFileSync(report, "utf8"));
  // A suite that could not even be loaded has no failed test, only a failed run.
  count(numPassedTests, done.status === 0 ? numFailedTests : Math.max(1, numFailedTests));
}

/** Starts the whole of Concord with its demo and a data folder of its own, and stops it afterwards. */
async function withServer(work) {
  const { Children } = await import("./lib/children.mjs");
  const { startConcord } = await import("./lib/concord-server.mjs");
  const { readEnvironment } = await import("./lib/environment.mjs");
  const { freePort } = await import("./lib/embedded-postgres.mjs");
  await (await import("./lib/build.mjs")).ensureBuilt();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "concord-browser-test-"));
  fs.chmodSync(dataDir, 0o755);
  const children = new Children();
  children.watch();
  children.atEnd(async () => fs.rmSync(dataDir, { recursive: true, force: true }));
  const settings = readEnvironment({ PORT: String(await freePort()), DATA_DIR: dataDir, CONCORD_DEMO: "1" });
  try {
    await startConcord(settings, children);
    await work({
      ...process.env,
      CONCORD_URL: settings.origin,
      CONCORD_TOKEN: fs.readFileSync(path.join(dataDir, "operator-token"), "utf8").trim(),
    });
  } finally {
    await children.stop();
  }
}

async function runBrowser(env) {
  const report = path.join(results, "browser.json");
  fs.rmSync(report, { force: true });
  const code = await run([path.join(root, "node_modules/@playwright/test/cli.js"), "test", ...filters], env);
  if (!fs.existsSync(report)) return count(0, 1);
  const { stats } = JSON.parse(fs.readFileSync(report, "utf8"));
  count(stats.expected + stats.flaky, code === 0 ? stats.unexpected : Math.max(1, stats.unexpected));
}

async function runTraining() {
  const { proveTraining, trainingPython } = await import("./testing/training.mjs");
  const found = trainingPython();
  if ("reason" in found) {
    process.stdout.write(`skipped: training on exports (${found.reason})\n`);
    process.exit(0);
  }
  await withServer((env) => {
    const { passed, failed } = proveTraining(found.python, env);
    count(passed, failed);
  });
}

async function run(args, env) {
  const { spawn } = await import("node:child_process");
  return new Promise((resolve) => {
    spawn(process.execPath, args, { cwd: root, stdio: ["ignore", 2, 2], env }).once("exit", resolve);
  });
}

function count(passed, failed) {
  total.passed += passed;
  total.failed += failed;
}
