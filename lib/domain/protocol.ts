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

/** Two responses; 1 to 4 levels a side (1: A or B; 3: slightly, clearly, much; 4: Llama 2's). */
export const pairwiseSchema = z.object({
  kind: z.literal("pairwise"),
  levels: z.number().int().min(1).max(4),
  tie: z.boolean(),
  bothBad: z.boolean(),
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
    required: z.boolean(),
  })
  .refine((attribute) => attribute.min < attribute.max, { message: "min must be below max", path: ["max"] });

export const flagSchema = z.object({
  key: keySchema,
  label: localizedTextSchema,
  target: z.enum(["response", "prompt"]),
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
    if (protocol.comparison.kind === "rating" && protocol.attributes.length === 0)
      context.addIssue({ code: "custom", path: ["attributes"], message: "a rating needs an attribute" });
  });

export type Protocol = z.infer<typeof protocolSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type ComparisonKind = Comparison["kind"];
export type Attribute = z.infer<typeof attributeSchema>;

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
