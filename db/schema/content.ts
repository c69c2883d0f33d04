import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Message } from "@/lib/domain/message";
import { bytea, createdAt, projectId } from "./columns";
import { imports } from "./import";
import { projects } from "./project";

export const models = pgTable(
  "models",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    name: text().notNull(),
    version: text().notNull().default(""),
    provider: text().notNull().default(""),
    sampling: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    uniqueIndex("models_name_unique").on(table.projectId, table.name, table.version),
  ],
);

export const prompts = pgTable(
  "prompts",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    /** Order of arrival: what "import order" means, and the page key of lists. */
    position: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
    externalId: text(),
    /** sha256 of the conversation (or of the key, where the file has no text): equal prompts of two imports are one. */
    identity: bytea().notNull(),
    messages: jsonb().$type<Message[]>().notNull(),
    tools: text(),
    language: text(),
    tags: text().array().notNull().default(sql`'{}'::text[]`),
    metadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** False where only verdicts were imported: such a prompt counts in statistics and cannot be judged. */
    hasText: boolean().notNull(),
    importId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    uniqueIndex("prompts_identity_unique").on(table.projectId, table.identity),
    index("prompts_position").on(table.projectId, table.position),
    index("prompts_import").on(table.projectId, table.importId),
    foreignKey({
      columns: [table.projectId, table.importId],
      foreignColumns: [imports.projectId, imports.id],
    }),
  ],
);

export const responses = pgTable(
  "responses",
  {
    projectId: projectId(),
    id: uuid().notNull(),
    promptId: uuid().notNull(),
    modelId: uuid().notNull(),
    identity: bytea().notNull(),
    messages: jsonb().$type<Message[]>().notNull(),
    /** Unicode code points of the text: what length bias is measured on. */
    length: integer().notNull(),
    hasText: boolean().notNull(),
    metadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    importId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    unique("responses_prompt_unique").on(table.projectId, table.id, table.promptId),
    unique("responses_model_unique").on(table.projectId, table.id, table.modelId),
    uniqueIndex("responses_identity_unique").on(
      table.projectId,
      table.promptId,
      table.modelId,
      table.identity,
    ),
    index("responses_import").on(table.projectId, table.importId),
    foreignKey({
      columns: [table.projectId, table.promptId],
      foreignColumns: [prompts.projectId, prompts.id],
    }),
    foreignKey({ columns: [table.projectId, table.modelId], foreignColumns: [models.projectId, models.id] }),
    foreignKey({
      columns: [table.projectId, table.importId],
      foreignColumns: [imports.projectId, imports.id],
    }),
  ],
);

/** What a response looks like, counted when it is first asked for: ratings adjusted for style never read texts again. */
export const responseStyles = pgTable(
  "response_styles",
  {
    projectId: projectId(),
    responseId: uuid().notNull(),
    /** Which way of counting this is (lib/domain/response-style.ts). */
    rule: smallint().notNull(),
    length: integer().notNull(),
    headings: integer().notNull(),
    lists: integer().notNull(),
    bold: integer().notNull(),
    codeBlocks: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.responseId] }),
    foreignKey({
      columns: [table.projectId, table.responseId],
      foreignColumns: [responses.projectId, responses.id],
    }).onDelete("cascade"),
  ],
);
