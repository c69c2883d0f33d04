import type { z } from "zod";
import { ConcordError, errorBodySchema } from "../error";
import type { Contract } from "./contract";

export interface CallInput<C extends Contract> {
  params?: z.input<C["params"]>;
  query?: z.input<C["query"]>;
  body?: z.input<C["body"]>;
  signal?: AbortSignal;
}

export interface ClientOptions {
  /** Where the server is; empty in the browser. */
  baseUrl?: string;
  token?: string;
}

/** The URL path of a contract with its parameters filled in. */
export function urlOf<C extends Contract>(
  contract: C,
  input: Pick<CallInput<C>, "params" | "query">,
): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const query = new URLSearchParams(
    Object.entries((input.query ?? {}) as Record<string, unknown>)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  ).toString();
  return `/api/v1${path}${query ? `?${query}` : ""}`;
}

/**
 * Calls one endpoint: the same typed client for the browser and the command line.
 * @throws ConcordError with the server's code; `unavailable` where the server could not be reached.
 */
export async function callApi<C extends Contract>(
  contract: C,
  input: CallInput<C> = {},
  options: ClientOptions = {},
): Promise<z.output<C["response"]>> {
  const response = await fetch(`${options.baseUrl ?? ""}${urlOf(contract, input)}`, {
    method: contract.method,
    headers: {
      ...(input.body === undefined ? {} : { "content-type": "application/json" }),
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
    },
    body: input.body === undefined ? undefined : JSON.stringify(input.body),
    signal: input.signal,
  }).catch((cause: unknown) => {
    if (input.signal?.aborted) throw cause;
    throw new ConcordError("unavailable", "The server cannot be reached.");
  });
  if (response.status === 204) return undefined as z.output<C["response"]>;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return contract.response.parse(body) as z.output<C["response"]>;
  throw errorFrom(body, response.status);
}

/** The error that a response body describes. */
export function errorFrom(body: unknown, status: number): ConcordError {
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) return new ConcordError("unavailable", `The server answered with status ${status}.`);
  const { code, message, issues } = parsed.data.error;
  return new ConcordError(code, message, issues);
}
