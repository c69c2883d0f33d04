import { z } from "zod";

/** A text that may differ by interface language; a plain string serves all of them. */
export const localizedTextSchema = z.union([
  z.string().min(1),
  z.object({ en: z.string().min(1), zh: z.string().min(1) }),
]);
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** Picks the text for a language. */
export function inLanguage(text: LocalizedText, language: string): string {
  if (typeof text === "string") return text;
  return language.startsWith("zh") ? text.zh : text.en;
}

/** Keys name attributes, flags and reasons in data: short, stable, safe in file formats. */
const keySchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "lower-case letters, digits and _ only");

/** A place of a scale in the project's own words. The meaning is what the annotator reads on hover and focus. */
export const termSchema = z.object({
  label: localizedTextSchema,
  meaning: localizedTextSchema.optional(),
});
export type Term = z.infer<typeof termSchema>;

/**
 * Two responses; 1 to 4 levels a side (1: A or B; 3: slightly, clearly, much; 4: Llama 2's). The words follow the letter
 * of the response: "significantly better" is shown as "A significantly better". Where they are missing, the
 * interface has its own.
 */
export const pairwiseSchema = z.object({
  kind: z.literal("pairwise"),
  levels: z.number().int().min(1).max(4),
  tie: z.boolean(),
  bothBad: z.boolean(),
  /** From the slightest level to the strongest. */
  levelTerms: z.array(termSchema).max(4).optional(),
  tieTerm: termSchema.optional(),
  bothBadTerm: termSchema.optional(),
});

/** 2 to 9 responses into ordered tiers. `best: n` asks only for the best n: the others are below, unordered. */
export const rankingSchema = z.object({
  kind: z.literal("ranking"),
  ties: z.boolean(),
  best: z.number().int().min(1).max(8).nullable(),
});

export const ratingSchema = z.object({ kind: z.literal("rating") });
export const demonstrationSchema = z.object({ kind: z.literal("demonstration"), multiTurn: z.boolean() });

export const comparisonSchema = z.discriminatedUnion("kind", [
  pairwiseSchema,
  rankingSchema,
  ratingSchema,
  demonstrationSchema,
]);

export const attributeSchema = z
  .object({
    key: keySchema,
    label: localizedTextSchema,
    min: z.number().int().min(0),
    max: z.number().int().max(10),
    lowLabel: localizedTextSchema.optional(),
    highLabel: localizedTextSchema.optional(),
    /** What the attribute is about. */
    meaning: localizedTextSchema.optional(),
    /** Score → what it means, for some or all scores. */
    scoreMeanings: z.record(z.string().regex(/^\d{1,2}$/), localizedTextSchema).optional(),
    /** A response that is preferred should score no lower. Not said: true of the attribute `overall` alone. */
    followsRanking: z.boolean().optional(),
    required: z.boolean(),
  })
  .refine((attribute) => attribute.min < attribute.max, { message: "min must be below max", path: ["max"] });

/** Whether an attribute's scores should not contradict the ranking. */
export function followsRanking(attribute: Attribute): boolean {
  return attribute.followsRanking ?? attribute.key === "overall";
}

export const flagSchema = z.object({
  key: keySchema,
  label: localizedTextSchema,
  meaning: localizedTextSchema.optional(),
  target: z.enum(["response", "prompt"]),
  /** False for what is no fault, such as "satisfies the constraint". Not said: a fault. */
  isFault: z.boolean().optional(),
});

/**
 * A question with one answer about the judgment as a whole, such as Llama 2's safety: both safe, both unsafe … The key of
 * the option chosen is kept among the prompt's flags.
 */
export const choiceSchema = z.object({
  key: keySchema,
  label: localizedTextSchema,
  required: z.boolean(),
  options: z
    .array(termSchema.extend({ key: keySchema }))
    .min(2)
    .max(8),
});

export const skipReasonSchema = z.object({ key: keySchema, label: localizedTextSchema });

const presenceSchema = z.enum(["off", "optional", "required"]);

/** What is asked of the annotator: the whole of a protocol is data, versioned. */
export const protocolSchema = z
  .object({
    comparison: comparisonSchema,
    /** What to prefer, in a few words above the scale, e.g. "Which answer is more helpful?". */
    question: localizedTextSchema.optional(),
    attributes: z.array(attributeSchema).max(12),
    flags: z.array(flagSchema).max(20),
    choices: z.array(choiceSchema).max(6).optional(),
    rationale: presenceSchema,
    rewrite: presenceSchema,
    confidence: presenceSchema,
    skipReasons: z.array(skipReasonSchema).min(1).max(12),
    /** Length shown to annotators biases them towards long answers; off unless the lead wants it. */
    showLength: z.boolean(),
  })
  .superRefine((protocol, context) => {
    for (const list of ["attributes", "flags", "skipReasons"] as const) {
      const keys = protocol[list].map((entry) => entry.key);
      if (new Set(keys).size !== keys.length)
        context.addIssue({ code: "custom", path: [list], message: "keys must differ" });
    }
    const choices = protocol.choices ?? [];
    const ofPrompt = [
      ...protocol.flags.filter((flag) => flag.target === "prompt").map(({ key }) => key),
      ...choices.flatMap((choice) => choice.options.map(({ key }) => key)),
    ];
    if (
      new Set(ofPrompt).size !== ofPrompt.length ||
      new Set(choices.map(({ key }) => key)).size !== choices.length
    )
      context.addIssue({ code: "custom", path: ["choices"], message: "keys must differ" });
    if (protocol.comparison.kind === "rating" && protocol.attributes.length === 0)
      context.addIssue({ code: "custom", path: ["attributes"], message: "a rating needs an attribute" });
  });

export type Protocol = z.infer<typeof protocolSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type ComparisonKind = Comparison["kind"];
export type Attribute = z.infer<typeof attributeSchema>;
export type Flag = z.infer<typeof flagSchema>;
export type Choice = z.infer<typeof choiceSchema>;

export const comparisonKinds = ["pairwise", "ranking", "rating", "demonstration"] as const;

const skipReasons: Protocol["skipReasons"] = [
  { key: "unclear", label: { en: "The prompt is unclear", zh: "提示不清楚" } },
  { key: "cannot_judge", label: { en: "I lack the knowledge to judge", zh: "我缺乏判断所需的知识" } },
  { key: "language", label: { en: "I do not read this language", zh: "我不懂这种语言" } },
  { key: "broken", label: { en: "Something is broken or unreadable", zh: "内容损坏或无法阅读" } },
  { key: "harmful", label: { en: "I do not want to read this", zh: "我不想阅读此内容" } },
];

/** The comparison a project starts with, for each kind. */
export const defaultComparison: { readonly [K in ComparisonKind]: Extract<Comparison, { kind: K }> } = {
  pairwise: { kind: "pairwise", levels: 3, tie: true, bothBad: false },
  ranking: { kind: "ranking", ties: true, best: null },
  rating: { kind: "rating" },
  demonstration: { kind: "demonstration", multiTurn: false },
};

/** The protocol of a new project: pairwise, three levels a side, ties, an optional rationale. */
export const defaultProtocol: Protocol = {
  comparison: defaultComparison.pairwise,
  attributes: [],
  flags: [],
  rationale: "optional",
  rewrite: "off",
  confidence: "off",
  skipReasons,
  showLength: false,
};
