import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Answer } from "@/lib/domain/judgment";
import { annotators } from "./annotator";
import { projectId } from "./columns";
import { responses } from "./content";
import { taskResponses, tasks } from "./task";

/** Append-only: a change of mind is a new revision, and the one before it is superseded, never changed or deleted. */
export const judgments = pgTable(
  "judgments",
  {
    projectId: projectId(),
    id: uuid().notNull(),
    /** Order of arrival: "the last judgment seen" of a cached figure or a dataset. */
    seq: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    taskId: uuid().notNull(),
    annotatorId: uuid().notNull(),
    revision: integer().notNull(),
    /** The seq of the next revision; null: this is the current one. */
    supersededSeq: bigint({ mode: "number" }),
    /** Chosen by the client: the same submission sent twice is stored once. */
    clientKey: text().notNull(),
    tiers: jsonb().$type<string[][]>().notNull(),
    strength: smallint(),
    bothBad: boolean().notNull().default(false),
    scores: jsonb().$type<Answer["scores"]>().notNull().default({}),
    flags: jsonb().$type<Answer["flags"]>().notNull().default({ prompt: [], responses: {} }),
    rationale: text().notNull().default(""),
    rewrite: jsonb().$type<Answer["rewrite"]>(),
    confidence: smallint(),
    demonstration: jsonb().$type<Answer["demonstration"]>(),
    skipReason: text(),
    skipNote: text().notNull().default(""),
    /** Null where an imported file does not tell in which order the responses were shown. */
    presentedOrder: uuid().array(),
    protocolVersion: integer(),
    guidelineVersion: integer(),
    language: text().notNull().default(""),
    durationMs: integer().notNull().default(0),
    inputKind: text({ enum: ["keyboard", "pointer", "mixed", "program"] }).notNull(),
    readToEnd: boolean(),
    /** Submitted after the lease had ended: kept, and counted as extra overlap. */
    isLate: boolean().notNull().default(false),
    importId: uuid(),
    metadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    unique("judgments_task_unique").on(table.projectId, table.id, table.taskId),
    uniqueIndex("judgments_seq").on(table.projectId, table.seq),
    uniqueIndex("judgments_client_key").on(table.projectId, table.annotatorId, table.clientKey),
    uniqueIndex("judgments_one_current")
      .on(table.projectId, table.taskId, table.annotatorId)
      .where(sql`${table.supersededSeq} is null`),
    uniqueIndex("judgments_revision").on(table.projectId, table.taskId, table.annotatorId, table.revision),
    index("judgments_annotator").on(table.projectId, table.annotatorId, table.seq),
    index("judgments_import").on(table.projectId, table.importId).where(sql`${table.importId} is not null`),
    foreignKey({ columns: [table.projectId, table.taskId], foreignColumns: [tasks.projectId, tasks.id] }),
    foreignKey({
      columns: [table.projectId, table.annotatorId],
      foreignColumns: [annotators.projectId, annotators.id],
    }),
    check("judgments_skip_is_empty", sql`${table.skipReason} is null or ${table.tiers} = '[]'::jsonb`),
    check("judgments_strength", sql`${table.strength} between 0 and 4`),
    check("judgments_superseded_later", sql`${table.supersededSeq} > ${table.seq}`),
    check("judgments_input_kind", sql`${table.inputKind} in ('keyboard', 'pointer', 'mixed', 'program')`),
  ],
);

/** One pair out of a judgment, written by the one pure function in the transaction that stored the judgment. */
export const preferences = pgTable(
  "preferences",
  {
    projectId: projectId(),
    judgmentId: uuid().notNull(),
    ordinal: smallint().notNull(),
    taskId: uuid().notNull(),
    responseA: uuid().notNull(),
    responseB: uuid().notNull(),
    modelA: uuid().notNull(),
    modelB: uuid().notNull(),
    annotatorId: uuid().notNull(),
    annotatorKind: text({ enum: ["account", "imported", "model"] }).notNull(),
    /** 1: A over B; −1: B over A; 0: a tie. */
    outcome: smallint().notNull(),
    strength: smallint(),
    /** True when A is known to have been shown before B. */
    orderKnown: boolean().notNull(),
    groupSize: smallint().notNull(),
    weight: doublePrecision().notNull(),
    /** False once the judgment is superseded. */
    isCurrent: boolean().notNull().default(true),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.judgmentId, table.ordinal] }),
    foreignKey({
      name: "preferences_judgment",
      columns: [table.projectId, table.judgmentId, table.taskId],
      foreignColumns: [judgments.projectId, judgments.id, judgments.taskId],
    }),
    foreignKey({
      name: "preferences_response_a",
      columns: [table.projectId, table.taskId, table.responseA],
      foreignColumns: [taskResponses.projectId, taskResponses.taskId, taskResponses.responseId],
    }),
    foreignKey({
      name: "preferences_response_b",
      columns: [table.projectId, table.taskId, table.responseB],
      foreignColumns: [taskResponses.projectId, taskResponses.taskId, taskResponses.responseId],
    }),
    foreignKey({
      name: "preferences_model_a",
      columns: [table.projectId, table.responseA, table.modelA],
      foreignColumns: [responses.projectId, responses.id, responses.modelId],
    }),
    foreignKey({
      name: "preferences_model_b",
      columns: [table.projectId, table.responseB, table.modelB],
      foreignColumns: [responses.projectId, responses.id, responses.modelId],
    }),
    check("preferences_two_responses", sql`${table.responseA} <> ${table.responseB}`),
    check("preferences_outcome", sql`${table.outcome} in (-1, 0, 1)`),
    check("preferences_weight", sql`${table.weight} > 0 and ${table.weight} <= 1`),
  ],
);
