import { bigint, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { createdAt, projectId } from "./columns";
import { projects } from "./project";

/** A frozen, numbered, reproducible selection of judgments. */
export const datasets = pgTable(
  "datasets",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    name: text().notNull(),
    /** Everything that decides its bytes: filters, tie policy, aggregation, splits, seed. */
    recipe: jsonb().$type<Record<string, unknown>>().notNull(),
    /** The last judgment it includes. */
    lastSeq: bigint({ mode: "number" }).notNull(),
    manifest: jsonb().$type<Record<string, unknown>>(),
    createdBy: uuid(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.number] })],
);

/** Figures computed in the background, kept under the last judgment they have seen. */
export const measurements = pgTable(
  "measurements",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    /** Which figure, and with which parameters: "ratings:human", "agreement:all", … */
    key: text().notNull(),
    lastSeq: bigint({ mode: "number" }).notNull(),
    value: jsonb().$type<unknown>().notNull(),
    computeMs: integer().notNull(),
    computedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.key] })],
);
