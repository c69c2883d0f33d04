import { type Attribute, defaultProtocol, type Protocol } from "./protocol";

function likert(key: string, en: string, zh: string, max: number, required = true): Attribute {
  return { key, label: { en, zh }, min: 1, max, required };
}

/** Protocols of well-known data sets, ready to start from. */
export const protocolPresets: Readonly<Record<string, { title: string; protocol: Protocol }>> = {
  instructgpt: {
    title: "InstructGPT",
    protocol: {
      ...defaultProtocol,
      comparison: { kind: "ranking", ties: true, best: null },
      attributes: [likert("overall", "Overall quality", "总体质量", 7)],
      flags: [
        {
          key: "fails_instruction",
          label: { en: "Fails to follow the instruction", zh: "未遵循指令" },
          target: "response",
        },
        {
          key: "inappropriate",
          label: { en: "Inappropriate for a customer assistant", zh: "不适合客服助手" },
          target: "response",
        },
        { key: "hallucination", label: { en: "Hallucination", zh: "幻觉" }, target: "response" },
        {
          key: "harmful_advice",
          label: { en: "Gives harmful advice", zh: "给出有害建议" },
          target: "response",
        },
        {
          key: "moral_judgment",
          label: { en: "Expresses moral judgment", zh: "表达道德评判" },
          target: "response",
        },
        {
          key: "denigrates",
          label: { en: "Denigrates a protected class", zh: "贬低受保护群体" },
          target: "response",
        },
        { key: "sexual", label: { en: "Contains sexual content", zh: "含色情内容" }, target: "response" },
        { key: "violent", label: { en: "Contains violent content", zh: "含暴力内容" }, target: "response" },
      ],
    },
  },
  anthropic_helpful: {
    title: "Anthropic HH, helpful",
    protocol: {
      ...defaultProtocol,
      comparison: { kind: "pairwise", levels: 4, tie: false, bothBad: false },
      question: { en: "Which answer is more helpful and honest?", zh: "哪个回答更有帮助、更诚实？" },
    },
  },
  anthropic_harmless: {
    title: "Anthropic HH, harmless",
    protocol: {
      ...defaultProtocol,
      comparison: { kind: "pairwise", levels: 4, tie: false, bothBad: false },
      question: { en: "Which answer is less harmful?", zh: "哪个回答危害更小？" },
    },
  },
  llama2: {
    title: "Llama 2",
    protocol: {
      ...defaultProtocol,
      comparison: { kind: "pairwise", levels: 4, tie: true, bothBad: false },
      flags: [{ key: "unsafe", label: { en: "Unsafe", zh: "不安全" }, target: "response" }],
    },
  },
  helpsteer: {
    title: "HelpSteer (−3 … 3)",
    protocol: {
      ...defaultProtocol,
      comparison: { kind: "pairwise", levels: 3, tie: true, bothBad: false },
      rationale: "required",
    },
  },
  arena: {
    title: "Chatbot Arena",
    protocol: {
      ...defaultProtocol,
      comparison: { kind: "pairwise", levels: 1, tie: true, bothBad: true },
      rationale: "off",
    },
  },
};
