import { EventEmitter } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { makeWorkerUtils, type WorkerEvents } from "graphile-worker";

/**
 * Which pools of workers run on this machine, by process: it is pools that lock jobs. The queue keeps a job of one that was
 * killed locked for four hours; the next start finds the dead one here and gives its jobs back at once.
 */
export class WorkerRegister {
  readonly events: WorkerEvents = new EventEmitter();
  readonly #folder: string;
  readonly #file: string;
  readonly #poolIds: string[] = [];

  constructor(dataDir: string) {
    this.#folder = path.join(dataDir, "workers");
    this.#file = path.join(this.#folder, `${process.pid}.json`);
    fs.mkdirSync(this.#folder, { recursive: true });
    this.events.on("pool:create", ({ workerPool }) => {
      this.#poolIds.push(workerPool.id);
      fs.writeFileSync(this.#file, JSON.stringify(this.#poolIds));
    });
  }

  /** Unlocks the jobs of processes that are gone. Our own number, found here, is that of one before us. */
  async unlockDead(connectionString: string): Promise<void> {
    const dead = fs.readdirSync(this.#folder).filter((name) => {
      const pid = Number.parseInt(name, 10);
      return pid === process.pid || !isAlive(pid);
    });
    const poolIds = dead.flatMap((name) => readIds(path.join(this.#folder, name)));
    if (poolIds.length > 0) {
      const utils = await makeWorkerUtils({ connectionString });
      await utils.forceUnlockWorkers(poolIds);
      await utils.release();
    }
    for (const name of dead) fs.rmSync(path.join(this.#folder, name), { force: true });
  }

  /** This process ended well and holds nothing. */
  leave(): void {
    fs.rmSync(this.#file, { force: true });
  }
}

function readIds(file: string): string[] {
  try {
    const ids: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    // A file half written by a process that was killed names nothing: its jobs wait for the queue's own time-out.
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
