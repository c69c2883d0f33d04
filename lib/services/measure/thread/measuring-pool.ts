import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { ComputedFigure, FigureTask } from "./compute-figure";

/** Threads in which figures are computed, off the event loop of whoever asks. */
export interface MeasuringPool {
  compute(task: FigureTask): Promise<ComputedFigure>;
  /** The most there are. */
  threads: number;
  close(): Promise<void>;
}

const idleMs = 60_000;

/**
 * Starts no thread before the first figure is wanted; threads without work end after a minute. As many as the machine has
 * cores but one, up to four: they give way to everybody else (measuring-thread.ts), and who submits finds a core without them.
 */
export function openMeasuringPool(): MeasuringPool {
  const { filename, execArgv } = threadFile();
  const threads = Math.max(1, Math.min(4, os.availableParallelism() - 1));
  const pool = new Piscina<FigureTask, ComputedFigure>({
    filename,
    execArgv,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleMs,
  });
  return { compute: (task) => pool.run(task), threads, close: () => pool.destroy() };
}

/** Beside this program where it is bundled; the source, compiled as it is read, where it is not. */
function threadFile(): { filename: string; execArgv: string[] } {
  const own = fileURLToPath(import.meta.url);
  if (own.endsWith(".ts"))
    return { filename: path.join(path.dirname(own), "measuring-thread.ts"), execArgv: ["--import", "tsx"] };
  return { filename: path.join(path.dirname(own), "measuring-thread.mjs"), execArgv: [] };
}
