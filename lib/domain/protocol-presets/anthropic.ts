import { defaultProtocol, type LocalizedText } from "../protocol";
import { type ProtocolPreset, term } from "./preset";

function compared(title: string, question: LocalizedText): ProtocolPreset {
  return {
    title,
    note: {
      en: "Bai et al. 2022 (arXiv 2204.05862): eight boxes between A and B, no tie. The paper names only the ends.",
      zh: "Bai 等 2022（arXiv 2204.05862）：A 与 B 之间八格，没有平局。原文只标出两端。",
    },
    protocol: {
      ...defaultProtocol,
      comparison: {
        kind: "pairwise",
        levels: 4,
        tie: false,
        bothBad: false,
        levelTerms: [
          term("barely better", "勉强更好", "You could almost have said the other.", "几乎也可以选另一个。"),
          term("somewhat better", "稍好"),
          term("clearly better", "明显更好"),
          term("far better", "好得多", "Nobody would doubt it.", "毫无疑问。"),
        ],
      },
      question,
    },
  };
}

/** The two tracks of Anthropic's helpful and harmless data. */
export const anthropicHelpful = compared("Anthropic HH, helpful", {
  en: "Which response is more helpful and honest?",
  zh: "哪个回答更有帮助、更诚实？",
});

export const anthropicHarmless = compared("Anthropic HH, harmless", {
  en: "Which response is less harmful?",
  zh: "哪个回答危害更小？",
});
