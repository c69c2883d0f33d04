import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
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
import { bytea, createdAt, projectId } from "./columns";
import { prompts, responses } from "./content";

/** One prompt with the responses to be judged together. */
export const tasks = pgTable(
  "tasks",
  {
    projectId: projectId(),
    id: uuid().notNull(),
    promptId: uuid().notNull(),
    comparison: text({ enum: ["pairwise", "ranking", "rating", "demonstration"] }).notNull(),
    /** sha256 of comparison, responses and repeat: planning twice makes no task twice. */
    identity: bytea().notNull(),
    /** Place in the queue; several tasks may share one. */
    position: integer().notNull().default(0),
    /** How many annotators are wanted. 0: not handed out (it came with imported judgments). */
    overlap: integer().notNull(),
    /** overlap − judged − lent, never below 0: what a claim looks for. */
    openSlots: integer().notNull(),
    /** Current judgments, skips not counted. */
    judgmentCount: integer().notNull().default(0),
    isAgreementSample: boolean().notNull().default(false),
    isGold: boolean().notNull().default(false),
    importId: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    unique("tasks_prompt_unique").on(table.projectId, table.id, table.promptId),
    uniqueIndex("tasks_identity_unique").on(table.projectId, table.identity),
    index("tasks_queue").on(table.projectId, table.position, table.id).where(sql`${table.openSlots} > 0`),
    index("tasks_prompt").on(table.projectId, table.promptId),
    index("tasks_import").on(table.projectId, table.importId).where(sql`${table.importId} is not null`),
    foreignKey({
      columns: [table.projectId, table.promptId],
      foreignColumns: [prompts.projectId, prompts.id],
    }),
    check("tasks_slots", sql`${table.openSlots} between 0 and ${table.overlap}`),
    check("tasks_judgment_count", sql`${table.judgmentCount} >= 0`),
  ],
);

/** Which responses a task holds: all of them answer the task's prompt. */
export const taskResponses = pgTable(
  "task_responses",
  {
    projectId: projectId(),
    taskId: uuid().notNull(),
    responseId: uuid().notNull(),
    promptId: uuid().notNull(),
    ordinal: smallint().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.taskId, table.responseId] }),
    foreignKey({
      name: "task_responses_task",
      columns: [table.projectId, table.taskId, table.promptId],
      foreignColumns: [tasks.projectId, tasks.id, tasks.promptId],
    }).onDelete("cascade"),
    foreignKey({
      name: "task_responses_response",
      columns: [table.projectId, table.responseId, table.promptId],
      foreignColumns: [responses.projectId, responses.id, responses.promptId],
    }),
    index("task_responses_response").on(table.projectId, table.responseId),
  ],
);

/** A task lent to one annotator. The row outlives the lease: it holds the draft and the order shown. */
export const assignments = pgTable(
  "assignments",
  {
    projectId: projectId(),
    id: uuid().notNull(),
    taskId: uuid().notNull(),
    annotatorId: uuid().notNull(),
    state: text({ enum: ["active", "submitted", "skipped", "expired"] }).notNull(),
    presentedOrder: uuid().array().notNull(),
    protocolVersion: integer().notNull(),
    guidelineVersion: integer().notNull(),
    draft: jsonb().$type<Answer>(),
    draftSavedAt: timestamp({ withTimezone: true }),
    /** The browser that wrote the draft, and the draft's place among that browser's: an older one never overwrites it. */
    draftWriter: text(),
    draftOrder: bigint({ mode: "number" }),
    claimedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    uniqueIndex("assignments_once").on(table.projectId, table.taskId, table.annotatorId),
    index("assignments_held")
      .on(table.projectId, table.annotatorId, table.claimedAt)
      .where(sql`${table.state} in ('active', 'expired')`),
    index("assignments_expiry").on(table.expiresAt).where(sql`${table.state} = 'active'`),
    foreignKey({ columns: [table.projectId, table.taskId], foreignColumns: [tasks.projectId, tasks.id] }),
    foreignKey({
      columns: [table.projectId, table.annotatorId],
      foreignColumns: [annotators.projectId, annotators.id],
    }),
    check("assignments_state", sql`${table.state} in ('active', 'submitted', 'skipped', 'expired')`),
  ],
);

/** How often an annotator was shown each set of models: what balances the order of the next one. */
export const orderBalances = pgTable(
  "order_balances",
  {
    projectId: projectId(),
    annotatorId: uuid().notNull(),
    modelSet: bytea().notNull(),
    timesShown: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.annotatorId, table.modelSet] }),
    foreignKey({
      columns: [table.projectId, table.annotatorId],
      foreignColumns: [annotators.projectId, annotators.id],
    }).onDelete("cascade"),
  ],
);
