import { z } from "zod";

/**
 * The one catalogue of things that go wrong, and the HTTP status of each. Services throw `ConcordError`; the route
 * wrapper turns it into a response; the UI and the CLI translate the code.
 */
export const errorStatus = {
  invalid_input: 400,
  invalid_judgment: 400,
  invalid_file: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  already_used: 409,
  import_has_judgments: 409,
  not_undoable: 409,
  in_dataset: 409,
  not_freezable: 409,
  expired: 410,
  too_large: 413,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** A failure that a caller can understand: a code from the catalogue, a sentence in English, and where it happened. */
export class ConcordError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** What exactly was wrong, field by field, where that is known. */
    readonly issues: readonly FieldIssue[] = [],
  ) {
    super(message);
    this.name = "ConcordError";
  }
}

export const fieldIssueSchema = z.object({ path: z.string(), message: z.string() });
export type FieldIssue = z.infer<typeof fieldIssueSchema>;

/** The body of every response that is not a success. */
export const errorBodySchema = z.object({
  error: z.object({
    code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
    message: z.string(),
    issues: z.array(fieldIssueSchema),
  }),
});

/** Flattens a zod error into field issues with dotted paths. */
export function issuesOf(error: z.ZodError): FieldIssue[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));
}
