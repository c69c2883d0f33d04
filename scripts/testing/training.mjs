import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "../lib/install.mjs";

const folder = path.join(root, "bench/training");
/** Installing torch takes minutes where it has to be downloaded; beyond this it is not to be had here. Milliseconds. */
const installLimit = 12 * 60_000;

/**
 * A Python that has the training stacks of bench/training/requirements.txt: the one that is named by CONCORD_PYTHON, else
 * a virtual environment of its own, kept for the next run.
 * @returns {{ python: string } | { reason: string }} why there is none
 */
export function trainingPython() {
  const own = process.env.CONCORD_PYTHON;
  if (own) return hasStacks(own) ? { python: own } : { reason: `${own} lacks what requirements.txt names` };
  const system = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);
  if (!system) return { reason: "there is no Python here" };
  const requirements = path.join(folder, "requirements.txt");
  const hash = crypto.createHash("sha256").update(fs.readFileSync(requirements)).digest("hex").slice(0, 12);
  const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");
  const venv = path.join(cache, "concord", `training-${hash}`);
  const python = path.join(venv, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  if (fs.existsSync(python) && hasStacks(python)) return { python };
  process.stderr.write("Installing the training stacks for Python …\n");
  if (spawnSync(system, ["-m", "venv", "--clear", venv], { stdio: ["ignore", 2, 2] }).status !== 0)
    return { reason: "Python cannot make a virtual environment here" };
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--retries",
    "1",
    "-r",
    requirements,
  ];
  const done = spawnSync(python, pip, { stdio: ["ignore", 2, 2], timeout: installLimit });
  if (done.status === 0 && hasStacks(python)) return { python };
  fs.rmSync(venv, { recursive: true, force: true });
  return { reason: "no Python registry gives what requirements.txt names" };
}

/** Whether a Python has every package in the version that the requirements name. */
function hasStacks(python) {
  const program = `
import importlib.metadata as m, re, sys
for line in open(sys.argv[1]):
    found = re.match(r"([\\w-]+)==(\\S+)", line)
    if found and m.version(found[1]).split("+")[0] != found[2]: sys.exit(1)`;
  return spawnSync(python, ["-c", program, path.join(folder, "requirements.txt")]).status === 0;
}

/**
 * Exports examples from the running server, and has Python load and train on them.
 * @returns {{ passed: number, failed: number }}
 */
export function proveTraining(python, env) {
  const output = fs.mkdtempSync(path.join(os.tmpdir(), "concord-training-"));
  try {
    const script = path.join(folder, "export-examples.ts");
    const exported = spawnSync(process.execPath, ["--import", "tsx", script, "--output", output], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", 2],
      encoding: "utf8",
    });
    if (exported.status !== 0) return { passed: 0, failed: 1 };
    const job = exported.stdout.trim().split("\n").at(-1) ?? "";
    const proof = spawnSync(python, [path.join(folder, "prove.py"), job], {
      cwd: output,
      env: { ...env, HF_HOME: path.join(output, "cache") },
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    return tell(proof);
  } finally {
    fs.rmSync(output, { recursive: true, force: true });
  }
}

function tell({ stdout, stderr, status }) {
  const checks = stdout
    .split("\n")
    .filter((line) => line.startsWith('{"check"'))
    .map((line) => JSON.parse(line));
  for (const { check, ok, detail } of checks)
    process.stderr.write(
      ` ${ok === null ? "skipped:" : ok ? "✓" : "✗"} ${check}${detail ? `: ${detail}` : ""}\n`,
    );
  const passed = checks.filter(({ ok }) => ok === true).length;
  const failed = checks.filter(({ ok }) => ok === false).length;
  // A program that broke off has no failed check, only its end.
  const isBroken = status !== 0 && failed === 0;
  if (failed > 0 || isBroken) process.stderr.write(stderr.split("\n").slice(-60).join("\n"));
  return { passed, failed: isBroken ? 1 : failed };
}
