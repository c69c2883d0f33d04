import type { Findings } from "../finding";
import type { Split } from "../manifest";
import type { LintOptions } from "./options";

export interface LintedResponse {
  id: string;
  model: string;
  text: string;
  /** What the file said of why the model stopped: "length", "stop", …; empty where it did not. */
  finishReason: string;
}

export interface LintedPair {
  chosenId: string;
  rejectedId: string;
  isTie: boolean;
  pChosen: number;
  judgments: number;
}

export interface LintedJudgment {
  annotatorId: string;
  /** Decided preferences with a known order, and how many of them the response shown first won. */
  shown: number;
  firstWon: number;
}

/** One prompt of a dataset with all that belongs to it: what a check is shown, one after the other. */
export interface LintedPrompt {
  id: string;
  split: Split;
  splitGroup: string;
  text: string;
  responses: ReadonlyMap<string, LintedResponse>;
  pairs: readonly LintedPair[];
  judgments: readonly LintedJudgment[];
}

/** What a check found out in all, besides its rows. */
export interface LintFigures {
  value: number | null;
  low: number | null;
  high: number | null;
  /** Area under the curve of what predicts the winner, where that is what was asked. */
  auc?: { value: number | null; low: number | null; high: number | null };
}

/** A check at work: it sees every prompt once, in the dataset's order, and may hold a few numbers a prompt. */
export interface RunningLint {
  see(prompt: LintedPrompt, findings: Findings): void;
  /** After the last prompt; `textsOf` reads prompts again, by their numbers in the order seen. */
  finish?(
    findings: Findings,
    textsOf: (members: readonly number[]) => Promise<readonly string[]>,
  ): Promise<LintFigures | null> | LintFigures | null;
}

/** A check of a dataset. One file each. */
export interface Lint {
  name: string;
  /** How bad a finding is: an error makes training wrong, a warning is to be looked at. */
  level: "error" | "warning";
  start(context: { options: LintOptions; models: readonly string[] }): RunningLint;
}
