import { FactStore } from "./facts/fact-store";
import type { MeasuringTools } from "./measure-project";
import { computeFigure } from "./thread/compute-figure";

/** Measures in the test's own thread. */
export function inlineMeasuring(): MeasuringTools {
  return { facts: new FactStore(2 ** 30), compute: computeFigure, threads: 1 };
}
