import fs from "node:fs";
import path from "node:path";
import type { RowProblem } from "@/lib/formats/record";

const firstCount = 100;

/** All problems of an import as lines of a file, the first ones in hand for the screen. */
export class ProblemLog {
  count = 0;
  readonly #first: RowProblem[] = [];
  #file: number | null = null;

  constructor(readonly place: string) {
    fs.rmSync(place, { force: true });
  }

  add(problem: RowProblem): void {
    if (this.#file === null) {
      fs.mkdirSync(path.dirname(this.place), { recursive: true });
      this.#file = fs.openSync(this.place, "w");
    }
    this.count++;
    if (this.#first.length < firstCount) this.#first.push(problem);
    fs.writeSync(this.#file, `${JSON.stringify(problem)}\n`);
  }

  /** What the import's row says about them. */
  get outcome(): { problemCount: number; firstProblems: RowProblem[] } {
    return { problemCount: this.count, firstProblems: this.#first };
  }

  close(): void {
    if (this.#file !== null) fs.closeSync(this.#file);
    this.#file = null;
  }
}
