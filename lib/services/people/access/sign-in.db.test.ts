import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessions, users } from "@/db/schema";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { operator } from "@/lib/domain/operator";
import { ensureOperator } from "../account/ensure-operator";
import { makePerson, refusalOf, testPassword } from "../testing";
import { identifySession } from "./identify";
import { listSessions } from "./list-sessions";
import { endSession, revokeSession } from "./revoke-session";
import { signIn } from "./sign-in";

let test: TestDatabase;
let ana: Actor;
beforeAll(async () => {
  test = await createTestDatabase();
  ana = await makePerson(test.database, "ana");
});
afterAll(() => test.drop());

const attempt = (email: string, password = testPassword, address = "192.0.2.10") =>
  signIn(test.database, { email, password, address, userAgent: "Test browser" });

describe("signing in", () => {
  it("opens a session that names the person", async () => {
    const { sessionId, userId } = await attempt("ANA@example.org");
    expect(userId).toBe(ana.userId);
    expect(await identifySession(test.database, sessionId)).toEqual({ ...ana, sessionId });
  });

  it("is refused alike for a wrong password, an unknown address, and an account without a password", async () => {
    await ensureOperator(test.database, null);
    expect(await refusalOf(attempt("ana@example.org", "wrong password"))).toBe("wrong_credentials");
    expect(await refusalOf(attempt("nobody@example.org"))).toBe("wrong_credentials");
    expect(await refusalOf(attempt(operator.email, ""))).toBe("wrong_credentials");
  });

  it("takes as long for an unknown address as for a wrong password", async () => {
    const time = async (email: string) => {
      const times: number[] = [];
      for (let i = 0; i < 9; i++) {
        const start = performance.now();
        await refusalOf(attempt(email, "wrong password", `192.0.2.${20 + i}`));
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[4] as number;
    };
    const [unknown, known] = [await time("nobody-at-all@example.org"), await time("ana@example.org")];
    expect(unknown / known).toBeGreaterThan(0.3);
  });

  it("is refused after ten wrong passwords, even with the right one, and from there only", async () => {
    await makePerson(test.database, "target");
    const guess = (password: string, address: string) => attempt("target@example.org", password, address);
    for (let i = 0; i < 10; i++)
      expect(await refusalOf(guess(`guess ${i}`, "192.0.2.66"))).toBe("wrong_credentials");
    expect(await refusalOf(guess(testPassword, "192.0.2.66"))).toBe("too_many_requests");
    expect(await refusalOf(guess(testPassword, "192.0.2.67"))).toBeNull();
  });

  it("is refused for a disabled account, whose open sessions end at once", async () => {
    const bo = await makePerson(test.database, "bo");
    const { sessionId } = await attempt("bo@example.org");
    await test.database.db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, bo.userId));
    expect(await refusalOf(attempt("bo@example.org"))).toBe("wrong_credentials");
    expect(await identifySession(test.database, sessionId)).toBeNull();
  });
});

describe("a session", () => {
  it("is void when it has expired", async () => {
    const { sessionId } = await attempt("ana@example.org");
    const past = { expires: new Date(Date.now() - 1_000) };
    await test.database.db.update(sessions).set(past).where(eq(sessions.sessionToken, sessionId));
    expect(await identifySession(test.database, sessionId)).toBeNull();
  });

  it("is void when its owner signs out, and others are not", async () => {
    const [first, second] = [await attempt("ana@example.org"), await attempt("ana@example.org")];
    await endSession(test.database, ana.userId, first.sessionId);
    expect(await identifySession(test.database, first.sessionId)).toBeNull();
    expect(await identifySession(test.database, second.sessionId)).not.toBeNull();
  });

  it("is listed to its owner, the current one marked, and revoked by nobody else", async () => {
    const cy = await makePerson(test.database, "cy");
    const { sessionId } = await attempt("cy@example.org");
    const here = { ...cy, sessionId };
    const listed = await listSessions(test.database, here);
    expect(listed).toMatchObject([{ id: sessionId, userAgent: "Test browser", isCurrent: true }]);
    expect(await refusalOf(revokeSession(test.database, ana, sessionId))).toBe("not_found");
    const narrowed: Actor = { ...cy, via: "token", tokenScope: { projectId: cy.userId, readOnly: false } };
    expect(await refusalOf(revokeSession(test.database, narrowed, sessionId))).toBe("forbidden");
    expect(await identifySession(test.database, sessionId)).not.toBeNull();
    await revokeSession(test.database, here, sessionId);
    expect(await identifySession(test.database, sessionId)).toBeNull();
  });
});
