import { type Attribute, defaultProtocol, type LocalizedText, type Protocol } from "../protocol";
import { type ProtocolPreset, term } from "./preset";

const comparison: Protocol["comparison"] = {
  kind: "pairwise",
  levels: 3,
  tie: true,
  bothBad: false,
  levelTerms: [
    term("slightly better", "略好", "−1 or 1: a small difference.", "−1 或 1：差别很小。"),
    term("better", "更好", "−2 or 2.", "−2 或 2。"),
    term("much better", "好得多", "−3 or 3: the other one hardly serves.", "−3 或 3：另一个几乎没有用。"),
  ],
  tieTerm: term("about the same", "差不多", "0: no difference that matters.", "0：没有实质差别。"),
};

const question: LocalizedText = {
  en: "Which response is better overall, and why?",
  zh: "总体上哪个回答更好？为什么？",
};

function attribute(
  key: string,
  label: [string, string],
  meaning: [string, string],
  ends: [[string, string], [string, string]],
  follows = false,
): Attribute {
  const text = ([en, zh]: [string, string]) => ({ en, zh });
  return {
    key,
    label: text(label),
    meaning: text(meaning),
    min: 0,
    max: 4,
    lowLabel: text(ends[0]),
    highLabel: text(ends[1]),
    followsRanking: follows,
    required: true,
  };
}

/** HelpSteer2 (arXiv 2406.08673) and its preferences (arXiv 2410.01257): five attributes 0–4, −3 … 3, reasons. */
export const helpsteer2: ProtocolPreset = {
  title: "HelpSteer2",
  note: {
    en: "Wang et al. 2024 (arXiv 2406.08673, 2410.01257): five attributes from 0 to 4 for each response, a preference from −3 to 3 with its reason.",
    zh: "Wang 等 2024（arXiv 2406.08673、2410.01257）：每个回答五个 0–4 属性，以及 −3 至 3 的偏好与理由。",
  },
  protocol: {
    ...defaultProtocol,
    comparison,
    question,
    rationale: "required",
    attributes: [
      attribute(
        "helpfulness",
        ["Helpfulness", "有用性"],
        ["How well it does what the prompt asks for, all in all.", "总体上在多大程度上满足了提示的要求。"],
        [
          ["useless", "毫无用处"],
          ["extremely helpful", "极有帮助"],
        ],
        true,
      ),
      attribute(
        "correctness",
        ["Correctness", "正确性"],
        ["Nothing false, nothing pertinent left out.", "没有错误，也没有遗漏相关内容。"],
        [
          ["all wrong", "完全错误"],
          ["wholly correct", "完全正确"],
        ],
      ),
      attribute(
        "coherence",
        ["Coherence", "连贯性"],
        ["Consistent, clear, without repeating itself.", "前后一致、表达清楚、不重复。"],
        [
          ["incoherent", "不连贯"],
          ["perfectly clear", "十分清晰"],
        ],
      ),
      attribute(
        "complexity",
        ["Complexity", "复杂度"],
        ["What its writer must know: anybody, or an expert.", "写作者所需的知识：人人可写，还是需要专家。"],
        [
          ["basic", "基础"],
          ["expert", "专家级"],
        ],
      ),
      attribute(
        "verbosity",
        ["Verbosity", "详略"],
        [
          "How long it is for what is asked: no virtue and no fault.",
          "相对于要求的篇幅长短，本身无所谓好坏。",
        ],
        [
          ["terse", "简短"],
          ["wordy", "冗长"],
        ],
      ),
    ],
  },
};

/** HelpSteer3-Preference (arXiv 2505.11475): −3 … 3 with reasons, without the attributes. */
export const helpsteer3: ProtocolPreset = {
  title: "HelpSteer3 (−3 … 3)",
  note: {
    en: "Wang et al. 2025 (arXiv 2505.11475): a preference from −3 to 3 with its reason.",
    zh: "Wang 等 2025（arXiv 2505.11475）：−3 至 3 的偏好与理由。",
  },
  protocol: { ...defaultProtocol, comparison, question, rationale: "required" },
};
