import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiTokens, auditEvents, users } from "@/db/schema";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { operator } from "@/lib/domain/operator";
import { createApiToken } from "../access/create-api-token";
import { identifySession, identifyToken } from "../access/identify";
import { signIn } from "../access/sign-in";
import { makeCast, makePerson, refusalOf, testPassword } from "../testing";
import { changeMe } from "./change-me";
import { ensureOperator } from "./ensure-operator";
import { getMe } from "./get-me";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

async function signedIn(person: Actor, password = testPassword): Promise<Actor> {
  const { email } = person;
  const attempt = { email, password, address: "192.0.2.40", userAgent: "" };
  const { sessionId } = await signIn(test.database, attempt);
  return { ...person, sessionId };
}

describe("one's own account", () => {
  it("says who may start projects", async () => {
    const cast = await makeCast(test.database);
    const may = async (actor: Actor) => (await getMe(test.database, actor)).mayCreateProjects;
    expect(await may(cast.administrator)).toBe(true);
    expect(await may(cast.lead)).toBe(true);
    for (const role of ["reviewer", "annotator", "viewer", "outsider"] as const)
      expect(await may(cast[role])).toBe(false);
  });

  it("gets another name or language, and the rest stays", async () => {
    const person = await makePerson(test.database, "ana");
    const changed = await changeMe(test.database, person, { locale: "zh" });
    expect(changed).toMatchObject({ name: "ana", locale: "zh", email: "ana@example.org" });
    expect((await changeMe(test.database, person, { name: "Ana" })).name).toBe("Ana");
    expect((await changeMe(test.database, person, {})).locale).toBe("zh");
  });

  it("gets a new password, which signs every other browser out", async () => {
    const bo = await makePerson(test.database, "bo");
    const [here, there] = [await signedIn(bo), await signedIn(bo)];
    const password = { current: testPassword, next: "another long password" };
    await changeMe(test.database, here, { password });
    expect(await identifySession(test.database, here.sessionId ?? "")).not.toBeNull();
    expect(await identifySession(test.database, there.sessionId ?? "")).toBeNull();
    expect(await refusalOf(signedIn(bo))).toBe("wrong_credentials");
    expect(await refusalOf(signedIn(bo, password.next))).toBeNull();
    const events = await test.database.db.select().from(auditEvents).where(eq(auditEvents.userId, bo.userId));
    expect(events.map((event) => event.action)).toEqual(["password.change"]);
    expect(JSON.stringify(events)).not.toContain(password.next);
  });

  it("keeps its password, name and sessions when the current password is wrong", async () => {
    const cy = await makePerson(test.database, "cy");
    const [here, there] = [await signedIn(cy), await signedIn(cy)];
    const password = { current: "not the password", next: "another long password" };
    const change = changeMe(test.database, here, { name: "Mallory", password });
    expect(await refusalOf(change)).toBe("wrong_credentials");
    expect((await getMe(test.database, cy)).name).toBe("cy");
    expect(await identifySession(test.database, there.sessionId ?? "")).not.toBeNull();
    expect(await refusalOf(signedIn(cy))).toBeNull();
  });

  it("cannot be guessed into from an open session", async () => {
    const dee = await signedIn(await makePerson(test.database, "dee"));
    const guess = (current: string) =>
      refusalOf(changeMe(test.database, dee, { password: { current, next: "another long password" } }));
    for (let i = 0; i < 10; i++) expect(await guess(`guess ${i}`)).toBe("wrong_credentials");
    expect(await guess(testPassword)).toBe("too_many_requests");
  });

  it("is out of reach for a token that is narrowed to a project", async () => {
    const { lead, projectId } = await makeCast(test.database);
    const narrowed: Actor = { ...lead, via: "token", tokenScope: { projectId, readOnly: false } };
    expect(await refusalOf(changeMe(test.database, narrowed, { name: "Mallory" }))).toBe("forbidden");
    expect((await getMe(test.database, narrowed)).mayCreateProjects).toBe(false);
  });
});

describe("the operator of the machine", () => {
  it("is an administrator by token, keeps a token that works, and gets a new one otherwise", async () => {
    const token = await ensureOperator(test.database, null);
    expect(await identifyToken(test.database, token)).toMatchObject({
      userId: operator.id,
      isAdministrator: true,
    });
    expect(await ensureOperator(test.database, token)).toBe(token);
    const { db } = test.database;
    await db.delete(apiTokens).where(eq(apiTokens.userId, operator.id));
    const renewed = await ensureOperator(test.database, token);
    expect(renewed).not.toBe(token);
    expect(await identifyToken(test.database, renewed)).not.toBeNull();
    expect(await db.select().from(users).where(eq(users.id, operator.id))).toHaveLength(1);
  });

  it("does not take somebody else's token for its own", async () => {
    const eve = await makePerson(test.database, "eve");
    const wish = { name: "x", projectId: null, readOnly: false, days: null };
    const { token } = await createApiToken(test.database, eve, wish);
    expect(await ensureOperator(test.database, token)).not.toBe(token);
  });
});
