import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, projectId } from "./columns";
import { users } from "./people";
import { projects } from "./project";

/** Whoever judges. A person with an account becomes an annotator of a project at the first claim. */
export const annotators = pgTable(
  "annotators",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    kind: text({ enum: ["account", "imported", "model"] }).notNull(),
    userId: uuid().references(() => users.id),
    /** The name in the imported file; for accounts the person's name at the first claim. */
    name: text().notNull(),
    /** Where the last claim found its task: the next one starts there, so its cost does not grow with past work. */
    claimPosition: integer().notNull().default(-1),
    /** Since when his judgments stay out of new datasets, at his own wish. Frozen ones are not changed. */
    withdrawnAt: timestamp({ withTimezone: true }),
    /** Judgments a day that the annotator has set himself as a goal. */
    dailyGoal: integer(),
    /** Minutes of work after which the annotator wants to be reminded of a break. */
    breakMinutes: integer(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    uniqueIndex("annotators_account_unique")
      .on(table.projectId, table.userId)
      .where(sql`${table.userId} is not null`),
    uniqueIndex("annotators_name_unique")
      .on(table.projectId, table.kind, table.name)
      .where(sql`${table.kind} <> 'account'`),
    check("annotators_kind", sql`(${table.kind} = 'account') = (${table.userId} is not null)`),
  ],
);
