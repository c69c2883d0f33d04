import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import type { Finding } from "@/lib/domain/dataset/finding";
import { projectId } from "./columns";
import { projects } from "./project";

/** What a worker found out about a recipe or about a dataset: a preview, checks, a comparison. */
export const datasetReports = pgTable(
  "dataset_reports",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    /** What was asked, with all that decides the answer: "draft:preview:<hash>", "dataset:3:lints:<hash>", … */
    key: text().notNull(),
    state: text({ enum: ["waiting", "ready", "failed"] }).notNull(),
    /** The last judgment it has seen; 0 where it is about frozen datasets only. */
    lastSeq: bigint({ mode: "number" }).notNull(),
    /** How far it is, in rows. */
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    failure: text(),
    value: jsonb().$type<unknown>(),
    computedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.key] }),
    check("dataset_reports_state", sql`${table.state} in ('waiting', 'ready', 'failed')`),
  ],
);

/** The rows that a report is about, the first ones of each kind. */
export const datasetFindings = pgTable(
  "dataset_findings",
  {
    projectId: projectId(),
    key: text().notNull(),
    kind: text().notNull(),
    ordinal: integer().notNull(),
    finding: jsonb().$type<Finding>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.key, table.kind, table.ordinal] }),
    foreignKey({
      columns: [table.projectId, table.key],
      foreignColumns: [datasetReports.projectId, datasetReports.key],
    }).onDelete("cascade"),
  ],
);
