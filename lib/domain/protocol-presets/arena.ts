import { defaultProtocol } from "../protocol";
import { type ProtocolPreset, term } from "./preset";

/** Zheng et al. 2023 (arXiv 2306.05685): left, right, tie, both are bad. */
export const arena: ProtocolPreset = {
  title: "Chatbot Arena",
  note: {
    en: "Zheng et al. 2023 (arXiv 2306.05685): left, right, tie or both bad, and nothing else.",
    zh: "Zheng 等 2023（arXiv 2306.05685）：左、右、平局或都不好，别无其他。",
  },
  protocol: {
    ...defaultProtocol,
    comparison: {
      kind: "pairwise",
      levels: 1,
      tie: true,
      bothBad: true,
      levelTerms: [term("is better", "更好")],
      tieTerm: term("Tie", "平局", "Equally good.", "一样好。"),
      bothBadTerm: term("Both are bad", "都不好", "Neither would do.", "两个都不能用。"),
    },
    rationale: "off",
  },
};
