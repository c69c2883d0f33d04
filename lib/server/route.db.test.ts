import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { changeMe, getInvitation, getMe, listMembers } from "@/lib/domain/api/people";
import { createProject, listProjects } from "@/lib/domain/api/projects";
import { createApiToken } from "@/lib/services/people/access/create-api-token";
import { signIn } from "@/lib/services/people/access/sign-in";
import { makePerson, testPassword } from "@/lib/services/people/testing";
import { logger } from "./logger";
import { ask, cookieFor, startTestServer } from "./testing";

let test: TestDatabase;
let admin: Actor;
let cookie: string;
let authorization: string;
beforeAll(async () => {
  test = await startTestServer();
  admin = await makePerson(test.database, "admin", { isAdministrator: true });
  const attempt = { email: admin.email, password: testPassword, address: "192.0.2.60", userAgent: "" };
  cookie = await cookieFor((await signIn(test.database, attempt)).sessionId);
  const wish = { name: "x", projectId: null, readOnly: false, days: null };
  authorization = `Bearer ${(await createApiToken(test.database, admin, wish)).token}`;
});
afterAll(() => test.drop());

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

describe("the route wrapper", () => {
  it("answers with JSON that is not kept, or with nothing", async () => {
    const response = await ask(getMe, { headers: { cookie } });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ name: "admin", isAdministrator: true });
  });

  it("asks for credentials", async () => {
    const response = await ask(getMe);
    expect(response.status).toBe(401);
    expect(await codeOf(response)).toBe("unauthenticated");
  });

  it("says what is wrong with the input, field by field", async () => {
    const headers = { cookie };
    const wrong = await ask(createProject, { headers, body: { name: " ", leaseSeconds: 5 } });
    expect(wrong.status).toBe(400);
    const { error } = (await wrong.json()) as { error: { issues: { path: string }[] } };
    expect(error.issues.map((issue) => issue.path).sort()).toEqual(["leaseSeconds", "name"]);
    expect((await ask(createProject, { headers, body: "{" })).status).toBe(400);
    expect((await ask(createProject, { headers })).status).toBe(400);
    expect((await ask(listMembers, { headers, params: { projectId: "x' or 1=1" } })).status).toBe(400);
  });

  it("refuses a body over 16 MB, announced or not", async () => {
    const body = JSON.stringify({ name: "x".repeat(17 * 2 ** 20) });
    expect((await ask(createProject, { headers: { cookie }, body })).status).toBe(413);
    const headers = { cookie, "content-length": String(2 ** 30) };
    expect((await ask(createProject, { headers, body: "{}" })).status).toBe(413);
  });

  it.each(["https://evil.example", "null", "http://concord.test.evil.example", "not an origin"])(
    "refuses a write with the cookie from %s",
    async (origin) => {
      const response = await ask(changeMe, { headers: { cookie, origin }, body: { name: "Mallory" } });
      expect(response.status).toBe(403);
      const me = await ask(getMe, { headers: { cookie } });
      expect(await me.json()).toMatchObject({ name: "admin" });
    },
  );

  it("does not take a header that browsers add by themselves for a token", async () => {
    const headers = { cookie, origin: "https://evil.example", authorization: "Basic dXNlcjpwYXNz" };
    expect((await ask(changeMe, { headers, body: { name: "Mallory" } })).status).toBe(403);
  });

  it("accepts a write from our own pages, behind a proxy too, and a token from anywhere", async () => {
    const body = { name: "admin" };
    const from = (headers: Record<string, string>) => ask(changeMe, { headers, body });
    expect((await from({ cookie, origin: "http://concord.test" })).status).toBe(200);
    expect((await from({ cookie, origin: "http://concord.test", host: "10.0.0.7:3000" })).status).toBe(200);
    const forwarded = { origin: "https://label.example", "x-forwarded-host": "label.example" };
    expect((await from({ cookie, ...forwarded })).status).toBe(200);
    expect((await from({ authorization, origin: "https://tools.example" })).status).toBe(200);
    expect((await from({ cookie })).status).toBe(200);
  });

  it("lets anybody call what is public", async () => {
    const response = await ask(getInvitation, { params: { token: "x".repeat(43) } });
    expect(response.status).toBe(404);
    expect(await codeOf(response)).toBe("not_found");
  });

  it("hides what went wrong inside", async () => {
    const { sql } = test.database;
    await sql`alter table projects rename to hidden_projects`;
    const { level } = logger;
    logger.level = "silent";
    const response = await ask(listProjects, { headers: { cookie } });
    logger.level = level;
    await sql`alter table hidden_projects rename to projects`;
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/relation|projects|select/i);
  });
});
