import { turnsJson } from "../message-json";
import type { PairPreset } from "./pair";

/**
 * `{"context": M, "completions": [{"rank": 0, "completion": M}, {"rank": 1, …}]}` for NeMo-RL, which trains on exactly two
 * completions. Not carried: ties (they raise there), margins, weights, annotators.
 */
export const preferenceNemo: PairPreset = ({ prompt, chosen, rejected }) =>
  `{"context":${turnsJson(prompt)},"completions":[{"rank":0,"completion":${turnsJson(chosen)}},{"rank":1,"completion":${turnsJson(rejected)}}]}`;
