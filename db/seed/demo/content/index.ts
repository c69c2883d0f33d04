import type { DemoPrompt } from "../demo-prompt";
import { code } from "./code";
import { conversations } from "./conversations";
import { maths } from "./maths";
import { openQuestions } from "./open-questions";
import { rewriting } from "./rewriting";
import { safety } from "./safety";

/** Everything the demo asks and answers: made up for it, and marked as demo data wherever it appears. */
export const demoPrompts: readonly DemoPrompt[] = [
  ...openQuestions,
  ...rewriting,
  ...code,
  ...maths,
  ...safety,
  ...conversations,
];
