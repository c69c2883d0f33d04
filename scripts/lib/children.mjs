import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";

/**
 * Programs that live and die together: a signal to us, or the death of our parent (npm forwards no signals), ends them
 * all, the youngest first.
 */
export class Children {
  #running = [];
  #atEnd = [];
  #ending = null;

  /**
   * @param {string[]} args of node
   * @param {Record<string, string>} env
   * @param {{ whenGone?: () => void, ownSession?: boolean }} [options] `ownSession`: Linux shares the processor out among
   *   sessions, where it does so at all, before it looks at priorities; one that gives way has to be in one of its own.
   */
  start(args, env, { whenGone, ownSession = false } = {}) {
    const detached = ownSession && process.platform === "linux";
    const child = spawn(process.execPath, args, { stdio: ["ignore", 2, 2], env, detached });
    this.#running.push(child);
    child.once("exit", () => {
      this.#running = this.#running.filter((other) => other !== child);
      if (!this.#ending) whenGone?.();
    });
    return child;
  }

  /** What is to be done after the last program has ended. @param {() => Promise<void>} work */
  atEnd(work) {
    this.#atEnd.unshift(work);
  }

  /** Ends everything, and leaves the process running. */
  stop() {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  /** Ends everything and the process. */
  async end(code = 0) {
    await this.stop();
    process.exit(code);
  }

  async #end() {
    for (const child of [...this.#running].reverse()) await stop(child);
    for (const work of this.#atEnd) await work();
  }

  /** Watches for signals and for the death of whoever started us: npm, which may have put a shell between. */
  watch() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => this.end());
    const parent = process.ppid;
    const byShell = isShellOfNpm(parent);
    const grandparent = byShell ? parentOf(parent) : null;
    const isOrphan = () => process.ppid !== parent || (byShell && parentOf(parent) !== grandparent);
    setInterval(() => isOrphan() && this.end(), 500).unref();
  }
}

/** npm starts a script as `sh -c …`; some shells stay and outlive npm. Anybody else's shell is no business of ours. */
function isShellOfNpm(pid) {
  return Boolean(process.env.npm_lifecycle_event) && /(^|[/-])(ba|da|z|a|k)?sh$/.test(askAbout(pid, "comm"));
}

function parentOf(pid) {
  return Number(askAbout(pid, "ppid"));
}

/** The name or the parent of a process; empty where there is none, or no way to know. */
function askAbout(pid, what) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = stat.lastIndexOf(")");
    return what === "comm"
      ? stat.slice(stat.indexOf("(") + 1, end)
      : (stat.slice(end + 2).split(" ")[1] ?? "");
  } catch {
    if (process.platform === "linux" || process.platform === "win32") return "";
    return spawnSync("ps", ["-o", `${what}=`, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
  }
}

function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), 8_000);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
