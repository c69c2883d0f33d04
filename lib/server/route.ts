import type { z } from "zod";
import { getDatabase, type OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Contract } from "@/lib/domain/api/contract";
import { ConcordError, type ErrorCode, errorStatus, issuesOf } from "@/lib/domain/error";
import { authenticate } from "./authenticate";
import { isForeignOrigin } from "./foreign-origin";
import { logger } from "./logger";
import { readText } from "./read-body";

/** What a handler gets: everything parsed, the actor known. */
export interface Call<C extends Contract> {
  /** Null only where the contract's access is "public" and nobody is signed in. */
  actor: C["access"] extends "public" ? Actor | null : Actor;
  params: z.output<C["params"]>;
  query: z.output<C["query"]>;
  body: z.output<C["body"]>;
  request: Request;
  database: OpenDatabase;
}

type Answer<C extends Contract> =
  | Promise<z.input<C["response"]> | Response>
  /** An endpoint without an answer: 204. */
  | (C["response"] extends z.ZodUndefined ? Promise<void> : never);
/** Where a path has no parameters, Next gives none at all. */
type NextContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> };

/**
 * Wraps every route once: actor from session or token → zod → service → status from the catalogue. Whether the actor may
 * do it is decided by the service; here only whether somebody has to be signed in.
 */
export function route<C extends Contract>(contract: C, handle: (call: Call<C>) => Answer<C>) {
  return async (request: Request, context: NextContext): Promise<Response> => {
    try {
      const actor = await authenticate(request, contract.takesLinkToken);
      if (!actor && contract.access !== "public")
        throw new ConcordError("unauthenticated", "Sign in, or send an API token.");
      // A browser's cookie must not be used from another site; a token is sent on purpose.
      if (contract.method !== "GET" && actor?.via !== "token" && isForeignOrigin(request))
        throw new ConcordError("forbidden", "This request comes from another site.");
      if (actor?.tokenScope?.exportsOnly && !contract.takesLinkToken)
        throw new ConcordError("forbidden", "This token opens the files of exports and nothing else.");
      if (actor?.tokenScope?.readOnly && contract.method !== "GET")
        throw new ConcordError("forbidden", "This token may only read.");
      const call = {
        actor,
        params: parse(contract.params, plainParams(await context.params), "params"),
        query: parse(contract.query, Object.fromEntries(new URL(request.url).searchParams), "query"),
        body: contract.rawBody ? undefined : parse(contract.body, await readJson(request, contract), "body"),
        request,
        database: getDatabase(),
      } as Call<C>;
      const answer = await handle(call);
      if (answer instanceof Response) return answer;
      if (answer === undefined) return new Response(null, { status: 204 });
      return Response.json(answer, { headers: { "cache-control": "no-store" } });
    } catch (error) {
      return failure(error, request);
    }
  };
}

/** A path of several parts ([...file]) is one parameter. */
function plainParams(params: Record<string, string | string[] | undefined> = {}): Record<string, unknown> {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join("/").replaceAll("%2F", "/") : value,
  ]);
  return Object.fromEntries(entries);
}

const maximalBodyBytes = 16 * 1024 * 1024;

async function readJson(request: Request, contract: Contract): Promise<unknown> {
  if (contract.method === "GET" || contract.method === "DELETE") return undefined;
  const text = await readText(request, maximalBodyBytes);
  if (text === "") return contract.body.safeParse(undefined).success ? undefined : {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ConcordError("invalid_input", "The request body is not JSON.");
  }
}

function parse(schema: z.ZodType, value: unknown, where: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = issuesOf(result.error).map((issue) => ({ ...issue, path: issue.path || where }));
  const first = issues[0];
  throw new ConcordError(
    "invalid_input",
    first ? `${first.path}: ${first.message}` : `Invalid ${where}.`,
    issues,
  );
}

function failure(error: unknown, request: Request): Response {
  const known = error instanceof ConcordError ? error : null;
  if (!known)
    logger.error({ error, url: new URL(request.url).pathname, method: request.method }, "request failed");
  const code: ErrorCode = known?.code ?? "internal";
  const message = known?.message ?? "Something went wrong on the server. Nothing was changed; try again.";
  return Response.json(
    { error: { code, message, issues: known?.issues ?? [] } },
    { status: errorStatus[code], headers: { "cache-control": "no-store" } },
  );
}
