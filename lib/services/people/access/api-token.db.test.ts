import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiTokens, users } from "@/db/schema";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { authorise } from "../authorise";
import { makeCast, makePerson, refusalOf } from "../testing";
import { createApiToken } from "./create-api-token";
import { identifyToken } from "./identify";
import { listApiTokens } from "./list-api-tokens";
import { revokeApiToken } from "./revoke-api-token";

let test: TestDatabase;
let cast: Awaited<ReturnType<typeof makeCast>>;
beforeAll(async () => {
  test = await createTestDatabase();
  cast = await makeCast(test.database);
});
afterAll(() => test.drop());

const wide = { name: "script", projectId: null, readOnly: false, days: null };

describe("an API token", () => {
  it("stands for its owner", async () => {
    const { token } = await createApiToken(test.database, cast.lead, wide);
    expect(token).toMatch(/^concord_[\w-]{43}$/);
    expect(await identifyToken(test.database, token)).toEqual({
      ...cast.lead,
      via: "token",
      tokenScope: { projectId: null, readOnly: false, exportsOnly: false },
    });
  });

  it("is kept as a hash only", async () => {
    const { token, id } = await createApiToken(test.database, cast.lead, wide);
    const [row] = await test.database.db.select().from(apiTokens).where(eq(apiTokens.id, id));
    expect(row?.tokenHash).toHaveLength(32);
    expect(JSON.stringify(row)).not.toContain(token.slice(8));
  });

  it("is nobody's when it is unknown, has expired, was revoked, or its owner is disabled", async () => {
    const { db } = test.database;
    expect(await identifyToken(test.database, "concord_unknown")).toBeNull();
    const short = await createApiToken(test.database, cast.lead, { ...wide, days: 1 });
    expect(await identifyToken(test.database, short.token)).not.toBeNull();
    const past = { expiresAt: new Date(Date.now() - 1_000) };
    await db.update(apiTokens).set(past).where(eq(apiTokens.id, short.id));
    expect(await identifyToken(test.database, short.token)).toBeNull();

    const revoked = await createApiToken(test.database, cast.lead, wide);
    await revokeApiToken(test.database, cast.lead, revoked.id);
    expect(await identifyToken(test.database, revoked.token)).toBeNull();

    const leaver = await makePerson(test.database, "leaver");
    const left = await createApiToken(test.database, leaver, wide);
    await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, leaver.userId));
    expect(await identifyToken(test.database, left.token)).toBeNull();
  });

  it("notes its use, at most once a minute", async () => {
    const { db } = test.database;
    const { token, id } = await createApiToken(test.database, cast.lead, wide);
    const lastUse = async () => {
      const [row] = await db.select().from(apiTokens).where(eq(apiTokens.id, id));
      return row?.lastUsedAt?.getTime() ?? null;
    };
    expect(await lastUse()).toBeNull();
    await identifyToken(test.database, token);
    const first = await lastUse();
    expect(Math.abs((first ?? 0) - Date.now())).toBeLessThan(60_000);
    await identifyToken(test.database, token);
    expect(await lastUse()).toBe(first);
    const longAgo = { lastUsedAt: new Date(Date.now() - 61_000) };
    await db.update(apiTokens).set(longAgo).where(eq(apiTokens.id, id));
    await identifyToken(test.database, token);
    expect((await lastUse()) ?? 0).toBeGreaterThanOrEqual(first ?? 0);
  });

  it("narrowed to a project reaches that project only, and nothing of the account", async () => {
    const other = await makeCast(test.database);
    const { token } = await createApiToken(test.database, cast.administrator, {
      ...wide,
      projectId: cast.projectId,
    });
    const actor = await identifyToken(test.database, token);
    if (!actor) throw new Error("the token is known");
    expect(await authorise(test.database.db, actor, cast.projectId, "project.change")).toBe("lead");
    const foreign = authorise(test.database.db, actor, other.projectId, "project.read");
    expect(await refusalOf(foreign)).toBe("not_found");
    expect(await refusalOf(createApiToken(test.database, actor, wide))).toBe("forbidden");
    expect(await refusalOf(listApiTokens(test.database, actor))).toBe("forbidden");
    expect(await refusalOf(revokeApiToken(test.database, actor, cast.projectId))).toBe("forbidden");
  });

  it("cannot be made for a project that its owner does not know", async () => {
    const wish = { ...wide, projectId: cast.projectId };
    expect(await refusalOf(createApiToken(test.database, cast.outsider, wish))).toBe("not_found");
  });

  it("is listed and revoked by its owner only, and never shown again", async () => {
    const { id, token } = await createApiToken(test.database, cast.viewer, wide);
    expect(await refusalOf(revokeApiToken(test.database, cast.lead, id))).toBe("not_found");
    const listed = await listApiTokens(test.database, cast.viewer);
    expect(listed.map((row) => row.id)).toEqual([id]);
    expect(JSON.stringify(listed)).not.toContain(token);
    expect((await listApiTokens(test.database, cast.reviewer)).length).toBe(0);
  });
});
