import { spawn } from "node:child_process";

/**
 * Programs that live and die together: a signal to us, or the death of our parent (npm forwards no signals), ends them
 * all, the youngest first.
 */
export class Children {
  #running = [];
  #atEnd = [];
  #ending = null;

  /** @param {string[]} args of node @param {Record<string, string>} env @param {() => void} [whenGone] */
  start(args, env, whenGone) {
    const child = spawn(process.execPath, args, { stdio: ["ignore", 2, 2], env });
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

  /** Watches for signals and for the parent's death. */
  watch() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => this.end());
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && this.end(), 500).unref();
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
