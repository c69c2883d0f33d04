import type { Role } from "@/lib/domain/permission";

/** Somebody of the demo, and how he or she judges. */
export interface DemoPerson {
  email: string;
  name: string;
  role: Role;
  locale: "en" | "zh";
  temper?: DemoTemper;
}

export interface DemoTemper {
  /** Standard deviation of what is seen of an answer's quality. */
  noise: number;
  /** Answers closer than this are called equal. */
  tie: number;
  /** How much better the answer shown first looks. */
  firstBias: number;
}

const at = (name: string) => `${name}@demo.concord.local`;

/** The demo's people: they disagree as people do, one of them carelessly, one with an eye for whatever comes first. */
export const demoPeople: readonly DemoPerson[] = [
  { email: at("lead"), name: "Lena Lead", role: "lead", locale: "en" },
  { email: at("reviewer"), name: "Rui Reviewer", role: "reviewer", locale: "en" },
  {
    email: at("ana"),
    name: "Ana",
    role: "annotator",
    locale: "en",
    temper: { noise: 1.2, tie: 0.9, firstBias: 0 },
  },
  {
    email: at("bo"),
    name: "Bo",
    role: "annotator",
    locale: "en",
    temper: { noise: 2, tie: 1.4, firstBias: 0.3 },
  },
  {
    email: at("mei"),
    name: "Mei 梅",
    role: "annotator",
    locale: "zh",
    temper: { noise: 1.4, tie: 0.7, firstBias: 0 },
  },
  {
    email: at("tom"),
    name: "Tom",
    role: "annotator",
    locale: "en",
    temper: { noise: 4.5, tie: 1, firstBias: 0.5 },
  },
  {
    email: at("ivy"),
    name: "Ivy",
    role: "annotator",
    locale: "en",
    temper: { noise: 1.8, tie: 0.5, firstBias: 2 },
  },
];

/** Who of them is right most often. */
export const surestName = "Ana";

/** What the lead adds to the guidelines half way. */
export const demoGuidelineNote =
  "Added later: the place of an answer says nothing about it. Read the second one first now and then.\n\n后来补充:回答的位置与好坏无关,不妨有时先读第二个。\n";

/** What annotators of the demo write under "Why?", by language and how clear the case is. */
export const demoRationales: Record<"en" | "zh", Record<"equal" | "slight" | "clear", readonly string[]>> = {
  en: {
    equal: [
      "I would be happy with either.",
      "Same content, other words.",
      "Both miss the point in their own way.",
    ],
    slight: [
      "Both are right; this one is easier to follow.",
      "Says the same in half the words.",
      "A touch more careful about what can go wrong.",
      "The example makes the difference.",
    ],
    clear: [
      "The other one is simply wrong.",
      "The other does not answer the question.",
      "Complete, correct, and checks itself.",
      "Following the other one could do harm.",
      "It kept the earlier turns in mind; the other forgot them.",
    ],
  },
  zh: {
    equal: ["两个都可以,没有明显差别。", "内容一样,只是说法不同。"],
    slight: ["都对,这个更清楚。", "更简洁。", "考虑得更周到一点。"],
    clear: ["另一个有事实错误。", "另一个没有回答问题。", "完整、正确,还做了检验。", "另一个的建议有危险。"],
  },
};
