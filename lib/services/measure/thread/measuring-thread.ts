import os from "node:os";
import { computeFigure } from "./compute-figure";

// Figures can wait a moment, annotators cannot: on Linux this is the thread's own priority.
if (process.platform === "linux") os.setPriority(0, os.constants.priority.PRIORITY_LOW);

/** What each thread of the measuring pool runs: built into a file of its own (scripts/lib/build.mjs). */
export default computeFigure;
