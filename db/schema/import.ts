import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { ImportSummary } from "@/lib/domain/import";
import type { RowProblem } from "@/lib/formats/record";
import { bytea, createdAt, projectId } from "./columns";
import { projects } from "./project";

/** One import of one or several files. Its row lives outside the import's transaction, so that progress can be seen. */
export const imports = pgTable(
  "imports",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    status: text({
      enum: ["uploading", "queued", "running", "done", "failed", "cancelled", "undone"],
    }).notNull(),
    fileNames: text().array().notNull(),
    /** sha256 over the files and the options: the same import twice changes nothing. */
    contentHash: bytea(),
    format: text(),
    options: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    bytesTotal: bigint({ mode: "number" }).notNull().default(0),
    bytesRead: bigint({ mode: "number" }).notNull().default(0),
    rowsRead: bigint({ mode: "number" }).notNull().default(0),
    problemCount: integer().notNull().default(0),
    /** The first problems; all of them stand in a file beside the upload. */
    firstProblems: jsonb().$type<RowProblem[]>().notNull().default([]),
    summary: jsonb().$type<ImportSummary>(),
    error: text(),
    createdBy: uuid(),
    createdAt: createdAt(),
    startedAt: timestamp({ withTimezone: true }),
    finishedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    uniqueIndex("imports_content_unique")
      .on(table.projectId, table.contentHash)
      .where(sql`${table.status} = 'done'`),
    index("imports_created").on(table.projectId, table.createdAt),
    check(
      "imports_status",
      sql`${table.status} in ('uploading', 'queued', 'running', 'done', 'failed', 'cancelled', 'undone')`,
    ),
  ],
);

/**
 * How far a running import is. A table of its own: every row that is imported refers to the import's row, and each
 * check of such a reference would walk through all versions that frequent updates leave behind.
 */
export const importProgress = pgTable(
  "import_progress",
  {
    projectId: projectId(),
    importId: uuid().notNull(),
    bytesRead: bigint({ mode: "number" }).notNull(),
    rowsRead: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.importId] }),
    foreignKey({
      columns: [table.projectId, table.importId],
      foreignColumns: [imports.projectId, imports.id],
    }).onDelete("cascade"),
  ],
);
