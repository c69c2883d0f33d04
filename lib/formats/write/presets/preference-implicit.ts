import { turnsJson } from "../message-json";
import { float } from "../preference-row";
import { joined, type PairPreset } from "./pair";

/**
 * `{"chosen": M, "rejected": M, "margin"}`, the prompt within both: TRL's implicit form, torchtune, RewardBench, Axolotl's
 * `chat_template.argilla`. Not carried: ties, weights, annotators.
 */
export const preferenceImplicit: PairPreset = ({ prompt, chosen, rejected, margin }) => {
  const turns = turnsJson(prompt);
  return `{"chosen":${joined(turns, turnsJson(chosen))},"rejected":${joined(turns, turnsJson(rejected))},"margin":${float(margin)}}`;
};
