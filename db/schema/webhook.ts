import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, projectId } from "./columns";
import { projects } from "./project";

/** An address that is told when a dataset is frozen. */
export const webhooks = pgTable(
  "webhooks",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    url: text().notNull(),
    /** Signs what is sent; shown once, when it is made. */
    secret: text().notNull(),
    createdBy: uuid(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.id] })],
);

/** One message to one address, tried until it is taken or given up. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    projectId: projectId(),
    /** The message's id: the same at each try, so that a receiver can tell a repetition. */
    id: uuid().notNull(),
    webhookId: uuid().notNull(),
    event: text().notNull(),
    /** Byte for byte what is sent. */
    body: text().notNull(),
    state: text({ enum: ["waiting", "delivered", "failed"] })
      .notNull()
      .default("waiting"),
    attempts: integer().notNull().default(0),
    /** The receiver's last status, or why it could not be reached. */
    lastStatus: integer(),
    lastError: text(),
    createdAt: createdAt(),
    endedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    index("webhook_deliveries_webhook").on(table.projectId, table.webhookId, table.id),
    foreignKey({
      columns: [table.projectId, table.webhookId],
      foreignColumns: [webhooks.projectId, webhooks.id],
    }).onDelete("cascade"),
    check("webhook_deliveries_state", sql`${table.state} in ('waiting', 'delivered', 'failed')`),
  ],
);
