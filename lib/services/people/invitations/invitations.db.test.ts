import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents, invitations, users } from "@/db/schema";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { signIn } from "../access/sign-in";
import { listMembers } from "../members/list-members";
import { getProject } from "../projects/get-project";
import { makeCast, makePerson, refusalOf } from "../testing";
import { acceptInvitation } from "./accept-invitation";
import { createInvitation } from "./create-invitation";
import { getInvitation } from "./get-invitation";
import { listInvitations } from "./list-invitations";
import { revokeInvitation } from "./revoke-invitation";

let test: TestDatabase;
let cast: Awaited<ReturnType<typeof makeCast>>;
beforeAll(async () => {
  test = await createTestDatabase();
  cast = await makeCast(test.database);
});
afterAll(() => test.drop());

const wish = { role: "annotator", uses: 1, days: 14 } as const;
const invite = (changes: Partial<Parameters<typeof createInvitation>[3]> = {}) =>
  createInvitation(test.database, cast.lead, cast.projectId, { ...wish, ...changes });
const account = (name: string) => ({
  name,
  email: `${name}@example.org`,
  password: "long enough a password",
  locale: "zh" as const,
});
const accept = (token: string, actor: Actor | null, name?: string) =>
  acceptInvitation(test.database, actor, token, name === undefined ? undefined : account(name));

describe("an invitation", () => {
  it.each([
    ["reviewer", "forbidden"],
    ["annotator", "forbidden"],
    ["viewer", "forbidden"],
    ["outsider", "not_found"],
  ] as const)("is neither made, listed nor revoked by a %s", async (role, code) => {
    const { database } = test;
    const { projectId } = cast;
    const { invitation } = await invite();
    expect(await refusalOf(createInvitation(database, cast[role], projectId, wish))).toBe(code);
    expect(await refusalOf(listInvitations(database, cast[role], projectId))).toBe(code);
    expect(await refusalOf(revokeInvitation(database, cast[role], projectId, invitation.id))).toBe(code);
  });

  it("says what it leads to, and is kept as a hash only", async () => {
    const { token, invitation } = await invite({ role: "viewer" });
    const { name } = await getProject(test.database, cast.lead, cast.projectId);
    expect(await getInvitation(test.database, token)).toEqual({
      project: { id: cast.projectId, name },
      role: "viewer",
      email: null,
    });
    const [row] = await test.database.db.select().from(invitations).where(eq(invitations.id, invitation.id));
    expect(row?.tokenHash).toHaveLength(32);
    expect(JSON.stringify(await listInvitations(test.database, cast.lead, cast.projectId))).not.toContain(
      token,
    );
  });

  it("makes an account that can sign in, and a member", async () => {
    const { token } = await invite();
    const { userId, projectId } = await accept(token, null, "newcomer");
    expect(projectId).toBe(cast.projectId);
    const members = await listMembers(test.database, cast.lead, cast.projectId);
    expect(members.find((member) => member.userId === userId)?.role).toBe("annotator");
    const { email, password } = account("newcomer");
    const session = await signIn(test.database, { email, password, address: "192.0.2.30", userAgent: "" });
    expect(session.userId).toBe(userId);
    const [user] = await test.database.db.select().from(users).where(eq(users.id, userId));
    expect(user).toMatchObject({ locale: "zh", isAdministrator: false });
  });

  it("is accepted by the person signed in", async () => {
    const guest = await makePerson(test.database, "guest");
    const { token } = await invite({ role: "reviewer" });
    expect(await accept(token, guest)).toEqual({ projectId: cast.projectId, userId: guest.userId });
    expect((await getProject(test.database, guest, cast.projectId)).role).toBe("reviewer");
    const accepted = and(eq(auditEvents.action, "invitation.accept"), eq(auditEvents.userId, guest.userId));
    expect(await test.database.db.select().from(auditEvents).where(accepted)).toHaveLength(1);
  });

  it("needs somebody", async () => {
    const { token } = await invite();
    expect(await refusalOf(accept(token, null))).toBe("unauthenticated");
  });

  it("is not accepted with a token that is narrowed to another project", async () => {
    const { token } = await invite();
    const narrowed: Actor = {
      ...cast.outsider,
      via: "token",
      tokenScope: { projectId: cast.outsider.userId, readOnly: false },
    };
    expect(await refusalOf(accept(token, narrowed))).toBe("forbidden");
  });

  it("leaves a member what he is, and is not used up by him", async () => {
    const { token } = await invite({ role: "viewer" });
    await accept(token, cast.lead);
    expect((await getProject(test.database, cast.lead, cast.projectId)).role).toBe("lead");
    expect(await refusalOf(getInvitation(test.database, token))).toBeNull();
  });

  it("for one address is for nobody else", async () => {
    const { token } = await invite({ email: "Dee@example.org" });
    expect(await refusalOf(accept(token, cast.outsider))).toBe("forbidden");
    expect(await refusalOf(accept(token, null, "eve"))).toBe("forbidden");
    expect(await refusalOf(accept(token, null, "dee"))).toBeNull();
  });

  it("does not take over an account that is there already, and is not used up by trying", async () => {
    await makePerson(test.database, "taken");
    const { token } = await invite();
    expect(await refusalOf(accept(token, null, "TAKEN"))).toBe("conflict");
    expect(await refusalOf(accept(token, null, "untaken"))).toBeNull();
  });

  it("can be used as often as it says, however many come at once", async () => {
    const { token } = await invite({ uses: 3 });
    const names = Array.from({ length: 8 }, (_, i) => `crowd-${i}`);
    const codes = await Promise.all(names.map((name) => refusalOf(accept(token, null, name))));
    expect(codes.filter((code) => code === null)).toHaveLength(3);
    expect(codes.filter((code) => code === "already_used")).toHaveLength(5);
    expect(await refusalOf(getInvitation(test.database, token))).toBe("already_used");
    // Who came too late has no account either.
    const crowd = (await test.database.db.select().from(users)).filter((user) =>
      user.name.startsWith("crowd"),
    );
    expect(crowd).toHaveLength(3);
  });

  it("ends when it expires or is revoked", async () => {
    const { token, invitation } = await invite();
    const past = { expiresAt: new Date(Date.now() - 1_000) };
    await test.database.db.update(invitations).set(past).where(eq(invitations.id, invitation.id));
    expect(await refusalOf(getInvitation(test.database, token))).toBe("expired");
    expect(await refusalOf(accept(token, cast.outsider))).toBe("expired");

    const revoked = await invite();
    await revokeInvitation(test.database, cast.lead, cast.projectId, revoked.invitation.id);
    expect(await refusalOf(getInvitation(test.database, revoked.token))).toBe("not_found");
    expect(await refusalOf(accept(revoked.token, cast.outsider))).toBe("not_found");
    const other = await makeCast(test.database);
    const foreign = revokeInvitation(test.database, other.lead, other.projectId, invitation.id);
    expect(await refusalOf(foreign)).toBe("not_found");
  });

  it("is listed while it is open", async () => {
    const fresh = await makeCast(test.database);
    const { invitation } = await createInvitation(test.database, fresh.lead, fresh.projectId, {
      ...wish,
      uses: 5,
    });
    const listed = await listInvitations(test.database, fresh.lead, fresh.projectId);
    expect(listed).toEqual([invitation]);
    expect(listed[0]).toMatchObject({ usesLeft: 5, role: "annotator", email: null });
  });
});
