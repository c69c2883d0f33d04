import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, projectId } from "./columns";
import { projects } from "./project";

/** People with an account. The operator of the machine is one too: without a password, so nobody can sign in as it. */
export const users = pgTable(
  "users",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    /** argon2id; null: cannot sign in with a password. */
    passwordHash: text(),
    isAdministrator: boolean().notNull().default(false),
    isDemo: boolean().notNull().default(false),
    locale: text().notNull().default("en"),
    createdAt: createdAt(),
    disabledAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex("users_email_unique").on(sql`lower(${table.email})`),
    check("users_email_shape", sql`position('@' in ${table.email}) > 1`),
  ],
);

/** Signed-in browsers: next-auth's JWT names one of these rows, and is void when the row is gone. */
export const sessions = pgTable(
  "sessions",
  {
    sessionToken: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expires: timestamp({ withTimezone: true }).notNull(),
    userAgent: text().notNull().default(""),
    createdAt: createdAt(),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** next-auth's table of linked sign-in providers. */
export const accounts = pgTable(
  "accounts",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    type: text().notNull(),
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    refreshToken: text(),
    accessToken: text(),
    expiresAt: integer(),
    tokenType: text(),
    scope: text(),
    idToken: text(),
    sessionState: text(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

/** next-auth's table of e-mailed one-time tokens. */
export const verificationTokens = pgTable(
  "verification_tokens",
  {
    identifier: text().notNull(),
    token: text().notNull(),
    expires: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.identifier, table.token] })],
);

export const members = pgTable(
  "members",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text({ enum: ["lead", "reviewer", "annotator", "viewer"] }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.userId] }),
    index("members_user").on(table.userId),
    check("members_role", sql`${table.role} in ('lead', 'reviewer', 'annotator', 'viewer')`),
  ],
);

/** One-time or many-use links. Without a project, an invitation makes the first administrator. */
export const invitations = pgTable(
  "invitations",
  {
    id: uuid().primaryKey(),
    projectId: uuid().references(() => projects.id, { onDelete: "cascade" }),
    role: text({ enum: ["lead", "reviewer", "annotator", "viewer"] }),
    /** sha256 of the token in the link: the link itself is shown once. */
    tokenHash: bytea().notNull(),
    email: text(),
    usesLeft: integer().notNull().default(1),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    createdBy: uuid().references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("invitations_token_unique").on(table.tokenHash),
    index("invitations_project").on(table.projectId),
    check("invitations_project_has_role", sql`(${table.projectId} is null) = (${table.role} is null)`),
    check("invitations_uses", sql`${table.usesLeft} >= 0`),
  ],
);
