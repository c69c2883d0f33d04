import { z } from "zod";
import type { Action } from "../permission";

/**
 * One endpoint of the public API as data: the browser's typed client, the route wrapper, the OpenAPI document and the
 * permission test all read it, so they cannot disagree.
 */
export interface Contract<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below /api/v1, parameters in braces: "/projects/{projectId}/imports". */
  path: `/${string}`;
  stage: "people" | "ingest" | "assign" | "judge" | "measure" | "release" | "instance";
  summary: string;
  /** Who may call it: anybody, anybody signed in, the administrator, or members whose role may do this. */
  access: "public" | "signed-in" | "administrator" | Action;
  params: Params;
  query: Query;
  /** `z.undefined()` where there is no body; `rawBody` is a stream of bytes that the handler reads itself. */
  body: Body;
  rawBody: boolean;
  response: Response;
  /** Set where the answer is a stream of another media type than JSON. */
  streams: string | null;
  /** Whether a token that opens nothing but exports will do, also in the address (`?token=`). */
  takesLinkToken: boolean;
}

type Draft = Pick<Contract, "method" | "path" | "stage" | "summary" | "access">;

/** Fills in what an endpoint does not have. */
export function contract<
  Params extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodUndefined,
>(
  draft: Draft & {
    params?: Params;
    query?: Query;
    body?: Body;
    rawBody?: boolean;
    response?: Response;
    streams?: string;
    takesLinkToken?: boolean;
  },
): Contract<Params, Query, Body, Response> {
  return {
    params: z.object({}) as unknown as Params,
    query: z.object({}) as unknown as Query,
    body: z.undefined() as unknown as Body,
    rawBody: false,
    response: z.undefined() as unknown as Response,
    ...draft,
    streams: draft.streams ?? null,
    takesLinkToken: draft.takesLinkToken ?? false,
  };
}

export const idSchema = z.uuid();
export const projectParams = z.object({ projectId: idSchema });

/** Keyset pages: `cursor` is opaque, `nextCursor` null on the last page. Nothing counts rows or skips over them. */
export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), nextCursor: z.string().nullable() });
}

/** Times travel as ISO 8601 strings in UTC. */
export const timeSchema = z.string();
