import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { ProblemAnswer } from "@/lib/domain/desk";
import { annotators } from "./annotator";
import { createdAt, projectId } from "./columns";
import { guidelineVersions } from "./project";
import { tasks } from "./task";

/** Which versions of the guidelines an annotator says he has read. */
export const guidelineAcknowledgements = pgTable(
  "guideline_acknowledgements",
  {
    projectId: projectId(),
    annotatorId: uuid().notNull(),
    version: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.annotatorId, table.version] }),
    foreignKey({
      name: "guideline_acknowledgements_annotator",
      columns: [table.projectId, table.annotatorId],
      foreignColumns: [annotators.projectId, annotators.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "guideline_acknowledgements_version",
      columns: [table.projectId, table.version],
      foreignColumns: [guidelineVersions.projectId, guidelineVersions.version],
    }).onDelete("cascade"),
  ],
);

/** What an annotator reports to the lead about a task, and what was answered. */
export const problemReports = pgTable(
  "problem_reports",
  {
    projectId: projectId(),
    id: uuid().notNull(),
    taskId: uuid().notNull(),
    annotatorId: uuid().notNull(),
    text: text().notNull(),
    /** Open: the lead's turn. */
    state: text({ enum: ["open", "answered"] })
      .notNull()
      .default("open"),
    answers: jsonb().$type<ProblemAnswer[]>().notNull().default([]),
    /** The annotator has not seen the newest answer. */
    isUnread: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    foreignKey({
      name: "problem_reports_task",
      columns: [table.projectId, table.taskId],
      foreignColumns: [tasks.projectId, tasks.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "problem_reports_annotator",
      columns: [table.projectId, table.annotatorId],
      foreignColumns: [annotators.projectId, annotators.id],
    }),
    index("problem_reports_state").on(table.projectId, table.state, table.id),
    index("problem_reports_annotator").on(table.projectId, table.annotatorId, table.id),
    index("problem_reports_task").on(table.projectId, table.taskId),
    check("problem_reports_state", sql`${table.state} in ('open', 'answered')`),
  ],
);
