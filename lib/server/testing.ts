import path from "node:path";
import { encode } from "next-auth/jwt";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Contract } from "@/lib/domain/api/contract";

const secret = "a secret for tests, thirty-two characters or more";
const shared = globalThis as { concordDatabase?: unknown };

/** A database of its own that the routes use too, as the one server of this process. */
export async function startTestServer(): Promise<TestDatabase> {
  const test = await createTestDatabase();
  process.env.DATABASE_URL = test.url;
  process.env.NEXTAUTH_SECRET = secret;
  process.env.NEXTAUTH_URL = "http://concord.test";
  shared.concordDatabase = test.database;
  return {
    ...test,
    drop: async () => {
      shared.concordDatabase = undefined;
      await test.drop();
    },
  };
}

/** The cookie header of a browser that is signed in with this session. */
export async function cookieFor(sessionId: string): Promise<string> {
  return `concord.session=${await encode({ token: { sessionId }, secret })}`;
}

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

/** The function that serves an endpoint; null where its route does not exist yet. */
export async function handlerOf(contract: Contract): Promise<Handler | null> {
  const folder = contract.path.replace("{file}", "{...file}").replace(/\{([\w.]+)\}/g, "[$1]");
  const file = path.resolve(`app/api/v1${folder}/route.ts`);
  try {
    const module = (await import(/* @vite-ignore */ file)) as Record<string, Handler>;
    return module[contract.method] ?? null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}

export interface TestRequest {
  headers?: Record<string, string>;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}

/** Asks an endpoint as Next would. */
export async function ask(
  contract: Contract,
  { headers, params = {}, query = {}, body }: TestRequest = {},
): Promise<Response> {
  const handler = await handlerOf(contract);
  if (!handler) throw new Error(`${contract.method} ${contract.path} has no route`);
  const url = new URL(`/api/v1${contract.path}`, process.env.NEXTAUTH_URL);
  url.search = new URLSearchParams(query).toString();
  const hasBody = body !== undefined && contract.method !== "GET";
  const request = new Request(url, {
    method: contract.method,
    headers: { host: url.host, ...headers },
    body: hasBody ? (typeof body === "string" ? body : JSON.stringify(body)) : undefined,
  });
  const hasParams = contract.path.includes("{");
  return handler(request, { params: Promise.resolve(hasParams ? params : undefined) });
}
