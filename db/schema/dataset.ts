import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { ExportedFile, LeftOut } from "@/lib/domain/dataset/export";
import type { DatasetManifest } from "@/lib/domain/dataset/manifest";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import type { License } from "@/lib/domain/license";
import { createdAt, projectId } from "./columns";
import { prompts, responses } from "./content";
import { judgments } from "./judgment";
import { projects } from "./project";

/** A frozen, numbered, reproducible selection of judgments. */
export const datasets = pgTable(
  "datasets",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    name: text().notNull(),
    /** Everything that decides its bytes: filters, tie policy, aggregation, splits, seed. */
    recipe: jsonb().$type<Recipe>().notNull(),
    /** The last judgment it includes. */
    lastSeq: bigint({ mode: "number" }).notNull(),
    /** The guidelines in force, so that the card can show them a year later. */
    guidelineVersion: integer().notNull().default(0),
    /**
     * The project's name, description and licence when it was frozen: the card of a frozen dataset does not change with the
     * project.
     */
    projectName: text().notNull(),
    projectDescription: text().notNull(),
    license: jsonb().$type<License>(),
    state: text({ enum: ["building", "ready", "failed"] })
      .notNull()
      .default("building"),
    failure: text(),
    /** What it holds, in figures; null until it is ready. */
    manifest: jsonb().$type<DatasetManifest>(),
    createdBy: uuid(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.number] }),
    check("datasets_state", sql`${table.state} in ('building', 'ready', 'failed')`),
  ],
);

const dataset = () => ({ projectId: projectId(), number: integer().notNull() });

/** Which split a prompt of a dataset is in, and its place in the seeded order. */
export const datasetPrompts = pgTable(
  "dataset_prompts",
  {
    ...dataset(),
    /** Place in the dataset's own order: split after split, shuffled by the seed. */
    place: integer().notNull(),
    promptId: uuid().notNull(),
    split: text({ enum: ["train", "validation", "test"] }).notNull(),
    /** The first prompt of its group of near-duplicates. */
    splitGroup: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.number, table.place] }),
    unique("dataset_prompts_prompt").on(table.projectId, table.number, table.promptId),
    foreignKey({
      columns: [table.projectId, table.number],
      foreignColumns: [datasets.projectId, datasets.number],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.projectId, table.promptId],
      foreignColumns: [prompts.projectId, prompts.id],
    }),
  ],
);

/** The judgments of a dataset: what it says stays, whatever is revised or imported later. */
export const datasetJudgments = pgTable(
  "dataset_judgments",
  {
    ...dataset(),
    ordinal: integer().notNull(),
    judgmentId: uuid().notNull(),
    place: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.number, table.ordinal] }),
    foreignKey({
      columns: [table.projectId, table.number, table.place],
      foreignColumns: [datasetPrompts.projectId, datasetPrompts.number, datasetPrompts.place],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.projectId, table.judgmentId],
      foreignColumns: [judgments.projectId, judgments.id],
    }),
  ],
);

/** The pairs of a dataset as its recipe makes them out of its judgments. */
export const datasetPairs = pgTable(
  "dataset_pairs",
  {
    ...dataset(),
    ordinal: integer().notNull(),
    place: integer().notNull(),
    /** A judgment, where each one counts; else the prompt. */
    groupId: uuid().notNull(),
    chosenId: uuid().notNull(),
    rejectedId: uuid().notNull(),
    isTie: boolean().notNull(),
    margin: doublePrecision().notNull(),
    weight: doublePrecision().notNull(),
    pChosen: doublePrecision().notNull(),
    pLow: doublePrecision(),
    pHigh: doublePrecision(),
    /** −1 where none was asked, or where several judgments are one pair. */
    strength: smallint().notNull(),
    rankChosen: smallint().notNull(),
    rankRejected: smallint().notNull(),
    judgments: integer().notNull(),
    ties: integer().notNull(),
    /** Null where several annotators are one pair. */
    annotatorId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.number, table.ordinal] }),
    foreignKey({
      columns: [table.projectId, table.number, table.place],
      foreignColumns: [datasetPrompts.projectId, datasetPrompts.number, datasetPrompts.place],
    }).onDelete("cascade"),
    foreignKey({
      name: "dataset_pairs_chosen",
      columns: [table.projectId, table.chosenId],
      foreignColumns: [responses.projectId, responses.id],
    }),
    foreignKey({
      name: "dataset_pairs_rejected",
      columns: [table.projectId, table.rejectedId],
      foreignColumns: [responses.projectId, responses.id],
    }),
    check("dataset_pairs_two_responses", sql`${table.chosenId} <> ${table.rejectedId}`),
    check("dataset_pairs_margin", sql`${table.margin} >= 0`),
  ],
);

/** A dataset's files in the format of one training stack. */
export const datasetExports = pgTable(
  "dataset_exports",
  {
    ...dataset(),
    preset: text().notNull(),
    format: text().notNull(),
    state: text({ enum: ["waiting", "writing", "ready", "failed"] })
      .notNull()
      .default("waiting"),
    /** Rows written so far. */
    rows: integer().notNull().default(0),
    failure: text(),
    /** Path, bytes and sha256 of each file; null until it is ready. */
    files: jsonb().$type<ExportedFile[]>(),
    /** What the format has no place for, counted by reason; null until it is ready. */
    leftOut: jsonb().$type<LeftOut>(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.number, table.preset, table.format] }),
    foreignKey({
      columns: [table.projectId, table.number],
      foreignColumns: [datasets.projectId, datasets.number],
    }).onDelete("cascade"),
  ],
);

/** Figures computed in the background, kept under the last judgment they have seen. */
export const measurements = pgTable(
  "measurements",
  {
    projectId: projectId().references(() => projects.id, { onDelete: "cascade" }),
    /** Kind, judges and wish in one text. */
    key: text().notNull(),
    kind: text().notNull(),
    judges: text().$type<JudgeFilter>().notNull(),
    /** What was chosen. */
    wish: jsonb().$type<unknown>().notNull(),
    /** −1 until it was first computed. */
    lastSeq: bigint({ mode: "number" }).notNull(),
    value: jsonb().$type<unknown>(),
    computeMs: integer().notNull(),
    /** When somebody last looked at it, to the minute: what nobody looks at is not computed anew. */
    viewedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    computedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.key] })],
);
