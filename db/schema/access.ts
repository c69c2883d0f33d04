import { boolean, index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt } from "./columns";
import { users } from "./people";
import { projects } from "./project";

/** Bearer tokens for programs: a person's rights, narrowed at will. */
export const apiTokens = pgTable(
  "api_tokens",
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    projectId: uuid().references(() => projects.id, { onDelete: "cascade" }),
    name: text().notNull(),
    tokenHash: bytea().notNull(),
    readOnly: boolean().notNull().default(false),
    /** Opens the files of exports and nothing else: it may stand in a link. */
    exportsOnly: boolean().notNull().default(false),
    lastUsedAt: timestamp({ withTimezone: true }),
    expiresAt: timestamp({ withTimezone: true }),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("api_tokens_hash_unique").on(table.tokenHash),
    index("api_tokens_user").on(table.userId),
  ],
);

/** Who changed what, besides judging. */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: uuid().primaryKey(),
    projectId: uuid(),
    userId: uuid(),
    action: text().notNull(),
    subject: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("audit_events_project").on(table.projectId, table.createdAt)],
);
