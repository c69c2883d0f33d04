import { z } from "zod";
import { annotatorKindSchema, judgeFilterSchema } from "../annotator";
import { keptSchema, shareSchema } from "./agreement";
import { agreementPartSchema, disputeSchema } from "./agreement-parts";
import { contract, idSchema, projectParams, timeSchema } from "./contract";
import { figureSchema } from "./measure";

/** How well one annotator judges, as far as the judgments tell. Every share has its interval and what it is of. */
export const annotatorRowSchema = z.object({
  id: idSchema,
  name: z.string(),
  kind: annotatorKindSchema,
  /** Current judgments, skips not counted; and preferences in them. */
  judgments: z.number(),
  preferences: z.number(),
  skips: z.number(),
  /** With everybody else on the same pairs; ties kept, and dropped. */
  rest: shareSchema.extend({ comparisons: z.number() }),
  restDropped: figureSchema,
  /** Wilson's interval over gold tasks; whoever gave a gold answer is left out of that task. */
  gold: figureSchema.extend({ tasks: z.number() }),
  /** Dawid–Skene: how often he says what is right. No interval. */
  reliability: z.object({ value: z.number().nullable(), reason: z.string().nullable(), labels: z.number() }),
  /** Crowd Bradley–Terry: how often he says what the models' strengths let one perceive; ½ is a coin. No interval. */
  crowd: z.object({ value: z.number().nullable(), reason: z.string().nullable(), comparisons: z.number() }),
  /** Of decided answers with known order, how often the response shown first wins; ½ without bias. */
  firstWins: figureSchema.extend({ decided: z.number() }),
  /** The same in log-odds, the models' strengths taken out. */
  orderEffect: figureSchema,
  /** Circular triads among those judged pair by pair; ¼ by chance. */
  triads: figureSchema.extend({ triads: z.number() }),
  medianMs: z.number().nullable(),
  /** Relative change of the time a judgment takes, per hour at work. */
  driftPerHour: figureSchema.extend({ sessions: z.number() }),
  /** Scores that order responses as the ranking does, over all attributes. */
  scores: figureSchema.extend({ decided: z.number() }),
  ties: z.number(),
});
export type AnnotatorRow = z.infer<typeof annotatorRowSchema>;

export const annotatorsViewSchema = z.object({
  rows: z.array(annotatorRowSchema),
  goldTasks: z.number(),
  reliabilityConverged: z.boolean(),
});
export type AnnotatorsView = z.infer<typeof annotatorsViewSchema>;

/** By what the list can be ordered. */
export const annotatorSorts = [
  "name",
  "judgments",
  "rest",
  "gold",
  "reliability",
  "crowd",
  "first",
  "triads",
  "time",
  "drift",
  "scores",
] as const;
export type AnnotatorSort = (typeof annotatorSorts)[number];

const judgesQuery = z.object({ judges: judgeFilterSchema.default("human") });

export const listAnnotators = contract({
  method: "GET",
  path: "/projects/{projectId}/annotators",
  stage: "measure",
  summary: "Every annotator with gold accuracy, agreement, reliability, order bias, consistency and pace",
  access: "judgments.read",
  params: projectParams,
  query: judgesQuery.extend({
    sort: z.enum(annotatorSorts).default("rest"),
    direction: z.enum(["asc", "desc"]).default("asc"),
  }),
  response: z.object({
    judges: judgeFilterSchema,
    figures: annotatorsViewSchema.extend(keptSchema.shape).nullable(),
  }),
});
export type AnnotatorsResult = z.infer<typeof listAnnotators.response>;

/** One annotator over time, by tag and guideline version. */
export const annotatorViewSchema = z.object({
  annotator: annotatorRowSchema,
  /** Everybody's agreement with each other, to compare with. */
  everybody: shareSchema,
  weeks: z.array(agreementPartSchema.extend({ judgments: z.number(), medianMs: z.number().nullable() })),
  tags: z.array(agreementPartSchema),
  /** His agreement with the rest by the version under which he judged; and the last two's difference. */
  guidelines: z.array(agreementPartSchema),
  guidelineChange: z
    .object({
      from: z.string(),
      to: z.string(),
      value: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    })
    .nullable(),
  /** P(says column | row is right) over second, tie, first; null where there is no estimate. */
  confusion: z.array(z.array(z.number())).nullable(),
  pace: z.object({
    judgments: z.number(),
    lowerQuartileMs: z.number().nullable(),
    upperQuartileMs: z.number().nullable(),
  }),
  scores: z.array(
    figureSchema.extend({
      attribute: z.string(),
      concordant: z.number(),
      discordant: z.number(),
      scoreTies: z.number(),
      rankTies: z.number(),
      bothTies: z.number(),
    }),
  ),
});
export type AnnotatorView = z.infer<typeof annotatorViewSchema>;

const figuresSchema = annotatorViewSchema.extend(keptSchema.shape).nullable();

export const getAnnotator = contract({
  method: "GET",
  path: "/projects/{projectId}/annotators/{annotatorId}",
  stage: "measure",
  summary: "One annotator: figures over time, by tag and guideline version, disagreements, gold tasks missed",
  access: "judgments.read",
  params: projectParams.extend({ annotatorId: idSchema }),
  query: judgesQuery,
  response: z.object({
    judges: judgeFilterSchema,
    figures: figuresSchema,
    /** Tasks on which he and others are furthest apart. */
    disputes: z.array(disputeSchema),
    missedGold: z.array(z.object({ taskId: idSchema, promptText: z.string() })),
  }),
});
export type AnnotatorResult = z.infer<typeof getAnnotator.response>;

/** The same about oneself, without other people's answers and without telling which tasks are gold. */
export const getMyFigures = contract({
  method: "GET",
  path: "/projects/{projectId}/my/figures",
  stage: "measure",
  summary: "The figures about oneself; annotators only where the project allows it",
  access: "tasks.judge",
  params: projectParams,
  response: z.object({ figures: figuresSchema, since: timeSchema.nullable() }),
});
export type MyFigures = z.infer<typeof getMyFigures.response>;
