import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { License } from "@/lib/domain/license";
import type { Protocol } from "@/lib/domain/protocol";
import { createdAt, projectId } from "./columns";

export const projects = pgTable(
  "projects",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    description: text().notNull().default(""),
    leaseSeconds: integer().notNull().default(1800),
    protocolVersion: integer().notNull().default(1),
    guidelineVersion: integer().notNull().default(1),
    /** Part of every deterministic choice: orders, samples, splits. */
    seed: bigint({ mode: "number" }).notNull(),
    /** Counts up where facts that statistics have read are no longer true: an import undone, a tag or a gold mark changed. */
    factsVersion: integer().notNull().default(0),
    /** Whether annotators may see the figures about themselves. */
    annotatorsSeeOwnFigures: boolean().notNull().default(false),
    /** Of the datasets frozen from now on; null: not agreed on. */
    license: jsonb().$type<License>(),
    isDemo: boolean().notNull().default(false),
    createdBy: uuid(),
    createdAt: createdAt(),
    archivedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    index("projects_created").on(table.createdAt),
    check("projects_lease", sql`${table.leaseSeconds} between 60 and 86400`),
  ],
);

/** Every protocol a project ever had: a judgment remembers which one it was made under. */
export const protocolVersions = pgTable(
  "protocol_versions",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    comparison: text({ enum: ["pairwise", "ranking", "rating", "demonstration"] }).notNull(),
    protocol: jsonb().$type<Protocol>().notNull(),
    createdBy: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.version] }),
    index("protocol_versions_comparison").on(table.projectId, table.comparison, table.version),
  ],
);

export const guidelineVersions = pgTable(
  "guideline_versions",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    body: text().notNull(),
    createdBy: uuid(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.version] })],
);

/**
 * Counts kept in the transactions that change them, spread over shards so that concurrent submits of one project do not
 * queue for one row. A reader sums the shards.
 */
export const counters = pgTable(
  "counters",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    name: text().notNull(),
    shard: smallint().notNull(),
    value: bigint({ mode: "number" }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.name, table.shard] })],
);

/** One annotator's day, by his own calendar: what the quiet progress bar and the speed statistics read. */
export const annotatorDays = pgTable(
  "annotator_days",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    annotatorId: uuid().notNull(),
    day: date().notNull(),
    judgments: integer().notNull().default(0),
    skips: integer().notNull().default(0),
    durationMs: bigint({ mode: "number" }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.annotatorId, table.day] })],
);
