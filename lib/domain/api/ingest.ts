import { z } from "zod";
import { importOptionsSchema, importSummarySchema } from "../import";
import { messagesSchema } from "../message";
import { contract, idSchema, pageOf, pageQuery, projectParams, timeSchema } from "./contract";

export const rowProblemSchema = z.object({
  file: z.string(),
  line: z.number(),
  row: z.number(),
  field: z.string(),
  found: z.string(),
  expected: z.string(),
});

/** Which fields of an unrecognised file hold what. Names are column headers, or dotted paths into objects. */
export const fieldMappingSchema = z.object({
  prompt: z.string(),
  id: z.string().optional(),
  system: z.string().optional(),
  language: z.string().optional(),
  tags: z.string().optional(),
  /** One row, several answers: field → model name. */
  responses: z.record(z.string(), z.string()).optional(),
  /** One row, one answer: the field with the answer, and the field with (or the name of) its model. */
  response: z.string().optional(),
  model: z.string().optional(),
  /** The field with the verdict, and what its values mean: a response field, "tie" or "skip". */
  winner: z.string().optional(),
  winnerValues: z.record(z.string(), z.string()).optional(),
  annotator: z.string().optional(),
});
export type FieldMapping = z.infer<typeof fieldMappingSchema>;

export const importSchema = z.object({
  id: idSchema,
  status: z.enum(["uploading", "queued", "running", "done", "failed", "cancelled", "undone"]),
  fileNames: z.array(z.string()),
  format: z.string().nullable(),
  options: importOptionsSchema,
  bytesTotal: z.number(),
  bytesRead: z.number(),
  rowsRead: z.number(),
  problemCount: z.number(),
  firstProblems: z.array(rowProblemSchema),
  summary: importSummarySchema.nullable(),
  error: z.string().nullable(),
  /** True when the same files were imported before: nothing was changed, and `id` is the import that holds them. */
  alreadyImported: z.boolean(),
  createdAt: timeSchema,
  startedAt: timeSchema.nullable(),
  finishedAt: timeSchema.nullable(),
});
export type ImportView = z.infer<typeof importSchema>;

const importParams = projectParams.extend({ importId: idSchema });

export const listImports = contract({
  method: "GET",
  path: "/projects/{projectId}/imports",
  stage: "ingest",
  summary: "Imports, the newest first",
  access: "data.read",
  params: projectParams,
  query: pageQuery,
  response: pageOf(importSchema),
});

export const createImport = contract({
  method: "POST",
  path: "/projects/{projectId}/imports",
  stage: "ingest",
  summary: "Open an import; then PUT each file, look at the preview, and start it",
  access: "data.import",
  params: projectParams,
  body: z.object({
    files: z
      .array(z.object({ name: z.string().min(1).max(400), size: z.number().int().min(0) }))
      .min(1)
      .max(5_000),
  }),
  response: importSchema,
});

export const uploadFile = contract({
  method: "PUT",
  path: "/projects/{projectId}/imports/{importId}/files/{index}",
  stage: "ingest",
  summary: "Send one file's bytes, as they are",
  access: "data.import",
  params: importParams.extend({ index: z.coerce.number().int().min(0) }),
  rawBody: true,
  response: z.object({ bytes: z.number() }),
});

const previewRowSchema = z.object({
  promptKey: z.string(),
  messages: messagesSchema,
  language: z.string().nullable(),
  tags: z.array(z.string()),
  responses: z.array(z.object({ model: z.string(), messages: messagesSchema })),
  judgments: z.array(z.object({ annotator: z.string(), kind: z.string(), verdict: z.string() })),
});

export const previewImport = contract({
  method: "POST",
  path: "/projects/{projectId}/imports/{importId}/preview",
  stage: "ingest",
  summary: "What the files are, and the first rows as they would appear; stores nothing",
  access: "data.import",
  params: importParams,
  body: z.object({ mapping: fieldMappingSchema.optional() }),
  response: z.object({
    format: z.string().nullable(),
    files: z.array(
      z.object({ name: z.string(), format: z.string(), model: z.string().nullable(), role: z.string() }),
    ),
    /** How many pictures were uploaded beside them, for rows to name. */
    pictures: z.number(),
    /** Fields seen in a file that was not recognised, for the mapping. */
    fields: z.array(z.string()),
    rows: z.array(previewRowSchema),
    problems: z.array(rowProblemSchema),
    error: z.string().nullable(),
  }),
});
export type ImportPreview = z.infer<typeof previewImport.response>;

export const startImport = contract({
  method: "POST",
  path: "/projects/{projectId}/imports/{importId}/start",
  stage: "ingest",
  summary: "Read the files into the project, in one transaction, in the background",
  access: "data.import",
  params: importParams,
  body: importOptionsSchema.partial().extend({ mapping: fieldMappingSchema.optional() }),
  response: importSchema,
});

export const getImport = contract({
  method: "GET",
  path: "/projects/{projectId}/imports/{importId}",
  stage: "ingest",
  summary: "One import and how far it is",
  access: "data.read",
  params: importParams,
  response: importSchema,
});

export const cancelImport = contract({
  method: "POST",
  path: "/projects/{projectId}/imports/{importId}/cancel",
  stage: "ingest",
  summary: "Stop an import; nothing of it stays",
  access: "data.import",
  params: importParams,
  response: importSchema,
});

export const undoImport = contract({
  method: "POST",
  path: "/projects/{projectId}/imports/{importId}/undo",
  stage: "ingest",
  summary: "Take an import back, as long as nobody has judged it",
  access: "data.import",
  params: importParams,
  response: importSchema,
});

export const downloadProblems = contract({
  method: "GET",
  path: "/projects/{projectId}/imports/{importId}/problems",
  stage: "ingest",
  summary: "Every problem of an import, one JSON object a line",
  access: "data.read",
  params: importParams,
  streams: "application/x-ndjson",
});

const promptRowSchema = z.object({
  id: idSchema,
  externalId: z.string().nullable(),
  text: z.string(),
  language: z.string().nullable(),
  tags: z.array(z.string()),
  hasText: z.boolean(),
});

export const listPrompts = contract({
  method: "GET",
  path: "/projects/{projectId}/prompts",
  stage: "ingest",
  summary: "Prompts in order of arrival",
  access: "data.read",
  params: projectParams,
  query: pageQuery,
  response: pageOf(promptRowSchema),
});

export const getPrompt = contract({
  method: "GET",
  path: "/projects/{projectId}/prompts/{promptId}",
  stage: "ingest",
  summary: "One prompt with its responses",
  access: "data.read",
  params: projectParams.extend({ promptId: idSchema }),
  response: promptRowSchema.extend({
    messages: messagesSchema,
    responses: z.array(z.object({ id: idSchema, model: z.string(), messages: messagesSchema })),
  }),
});

export const listModels = contract({
  method: "GET",
  path: "/projects/{projectId}/models",
  stage: "ingest",
  summary: "The models whose responses the project holds",
  access: "data.read",
  params: projectParams,
  response: z.object({
    models: z.array(z.object({ id: idSchema, name: z.string(), version: z.string(), provider: z.string() })),
  }),
});
