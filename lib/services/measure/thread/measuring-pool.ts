import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { ComputedFigure, FigureTask } from "./compute-figure";

/** Threads in which figures are computed, off the event loop of whoever asks. */
export interface MeasuringPool {
  compute(task: FigureTask): Promise<ComputedFigure>;
  close(): Promise<void>;
}

const idleMs = 60_000;

/**
 * Starts no thread before the first figure is wanted; threads without work end after a minute. As many as the machine has
 * cores, up to four: they give way to everybody else (measuring-thread.ts).
 */
export function openMeasuringPool(): MeasuringPool {
  const { filename, execArgv } = threadFile();
  const pool = new Piscina<FigureTask, ComputedFigure>({
    filename,
    execArgv,
    minThreads: 0,
    maxThreads: Math.min(4, os.availableParallelism()),
    idleTimeout: idleMs,
  });
  return { compute: (task) => pool.run(task), close: () => pool.destroy() };
}

/** Beside this program where it is bundled; the source, compiled as it is read, where it is not. */
function threadFile(): { filename: string; execArgv: string[] } {
  const own = fileURLToPath(import.meta.url);
  if (own.endsWith(".ts"))
    return { filename: path.join(path.dirname(own), "measuring-thread.ts"), execArgv: ["--import", "tsx"] };
  return { filename: path.join(path.dirname(own), "measuring-thread.mjs"), execArgv: [] };
}
