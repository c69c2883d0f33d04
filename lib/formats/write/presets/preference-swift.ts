import { textJson, turnsJson } from "../message-json";
import { float } from "../preference-row";
import { joined, onlyMessage, type PairPreset } from "./pair";

/**
 * `{"messages": […, chosen], "rejected_response": "…", "margin"}` for ms-swift; a rejected answer of several messages stays a
 * list. Not carried: ties, weights, annotators.
 */
export const preferenceSwift: PairPreset = ({ prompt, chosen, rejected, margin }) => {
  const worse = turnsJson(rejected);
  const response = onlyMessage(worse) === null ? worse : textJson(rejected);
  return `{"messages":${joined(turnsJson(prompt), turnsJson(chosen))},"rejected_response":${response},"margin":${float(margin)}}`;
};
