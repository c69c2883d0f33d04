import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { contracts } from "@/lib/domain/api";
import type { Contract } from "@/lib/domain/api/contract";
import { may, type Role, roles } from "@/lib/domain/permission";
import { listEndpoints } from "@/lib/server/openapi";
import { exampleOf } from "@/lib/server/openapi-example";
import { ask, handlerOf, startTestServer } from "@/lib/server/testing";
import { createApiToken } from "@/lib/services/people/access/create-api-token";
import { changeProject } from "@/lib/services/people/projects/change-project";
import { makeCast } from "@/lib/services/people/testing";

/**
 * The whole matrix: every endpoint, called as everybody. Bodies are valid ones and other ids than the project's lead
 * nowhere, so that what comes back is decided by who asks: 401, 403, or 404 for a project that one has no part in;
 * anything else is "let in".
 */
const callers = [
  ...roles,
  "administrator",
  "outsider",
  "anonymous",
  "lead, read-only",
  "lead, this project's token",
  "lead, another project's token",
] as const;
type Caller = (typeof callers)[number];
type Verdict = "let in" | "unauthenticated" | "forbidden" | "no such project";

const noSuchProject = "There is no such project.";

/** Beyond what a contract's access says: what needs the right to start projects, or the whole account. */
const startsProjects = new Set(["createProject"]);
const needsWholeAccount = new Set([
  "acceptInvitation",
  "changeMe",
  "listApiTokens",
  "createApiToken",
  "revokeApiToken",
  "listSessions",
  "revokeSession",
]);

const roleOf = (caller: Caller): Role | null => {
  if (caller === "administrator" || caller.startsWith("lead")) return "lead";
  return caller === "outsider" || caller === "anonymous" ? null : (caller as Role);
};

function expected(name: string, contract: Contract, caller: Caller): Verdict {
  const { access, method } = contract;
  if (caller === "anonymous") return access === "public" ? "let in" : "unauthenticated";
  if (caller === "lead, read-only" && method !== "GET") return "forbidden";
  const isNarrowed = caller.endsWith("project's token");
  const role = roleOf(caller);
  if (startsProjects.has(name)) return role === "lead" && !isNarrowed ? "let in" : "forbidden";
  if (needsWholeAccount.has(name)) return isNarrowed ? "forbidden" : "let in";
  if (access === "public" || access === "signed-in") return "let in";
  if (access === "administrator") return caller === "administrator" ? "let in" : "forbidden";
  if (role === null || caller === "lead, another project's token") return "no such project";
  return may(role, access) ? "let in" : "forbidden";
}

let test: TestDatabase;
let dataDir: string;
let projectId: string;
const headersOf = new Map<Caller, Record<string, string>>();

beforeAll(async () => {
  test = await startTestServer();
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "concord-access-"));
  process.env.DATA_DIR = dataDir;
  const cast = await makeCast(test.database);
  const other = await makeCast(test.database);
  projectId = cast.projectId;
  // What a lead may allow is allowed here; that it is refused otherwise, get-my-figures' own test says.
  await changeProject(test.database, cast.lead, projectId, { annotatorsSeeOwnFigures: true });
  const give = async (caller: Caller, actor: Actor, scope = {}) => {
    const wish = { name: caller, projectId: null, readOnly: false, days: null, ...scope };
    const { token } = await createApiToken(test.database, actor, wish);
    headersOf.set(caller, { authorization: `Bearer ${token}` });
  };
  for (const caller of [...roles, "administrator", "outsider"] as const) await give(caller, cast[caller]);
  await give("lead, read-only", cast.lead, { readOnly: true });
  await give("lead, this project's token", cast.lead, { projectId });
  await give("lead, another project's token", other.lead, { projectId: other.projectId });
});
afterAll(async () => {
  await test.drop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

async function verdictOf(response: Response): Promise<Verdict> {
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  if (response.status < 400 || !isJson) {
    await response.body?.cancel();
    return "let in";
  }
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect(error.code, error.message).not.toBe("internal");
  if (error.code === "unauthenticated" || error.code === "forbidden") return error.code;
  return error.message === noSuchProject ? "no such project" : "let in";
}

describe("every endpoint", () => {
  it("has a route", async () => {
    const missing: string[] = [];
    for (const contract of Object.values(contracts))
      if (!(await handlerOf(contract))) missing.push(`${contract.method} ${contract.path}`);
    expect(missing).toEqual([]);
  });

  it.each(listEndpoints().map((endpoint) => [endpoint.name, endpoint] as const))(
    "%s lets in whom it should, and nobody else",
    async (name, { contract, params, query, body }) => {
      if (!(await handlerOf(contract))) return;
      const verdicts: Record<string, Verdict> = {};
      for (const caller of callers) {
        const example = exampleOf(params) as Record<string, unknown>;
        const ids = Object.entries(example).map(([key, value]) => [key, freshId(key, value)]);
        const response = await ask(contract, {
          headers: headersOf.get(caller),
          params: Object.fromEntries(ids),
          query: exampleOf(query) as Record<string, string>,
          body: contract.rawBody ? "bytes" : body ? exampleOf(body) : undefined,
        });
        verdicts[caller] = await verdictOf(response);
      }
      const wanted = Object.fromEntries(callers.map((caller) => [caller, expected(name, contract, caller)]));
      expect(verdicts).toEqual(wanted);
    },
  );
});

function freshId(key: string, example: unknown): string {
  if (key === "projectId") return projectId;
  return key.endsWith("Id") ? newId() : String(example);
}
