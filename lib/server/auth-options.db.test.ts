import type { CredentialsConfig } from "next-auth/providers/credentials";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "@/db/testing";
import { identifySession } from "@/lib/services/people/access/identify";
import { makePerson, testPassword } from "@/lib/services/people/testing";
import { authOptions } from "./auth-options";
import { startTestServer } from "./testing";

let test: TestDatabase;
beforeAll(async () => {
  test = await startTestServer();
  await makePerson(test.database, "ana");
});
afterAll(() => test.drop());
afterEach(() => {
  process.env.NEXTAUTH_URL = "http://concord.test";
});

/** What next-auth calls when somebody signs in, and what it then puts into the JWT. */
async function signInAs(email: string, password: string, forwardedFor = "192.0.2.70") {
  const options = authOptions();
  const { options: credentials } = options.providers[0] as unknown as { options: CredentialsConfig };
  const headers = { "x-forwarded-for": forwardedFor, "user-agent": "Test browser" };
  const user = await credentials.authorize(
    { email, password },
    { headers, query: {}, body: {}, method: "POST" },
  );
  if (!user) throw new Error("nobody signed in");
  const token = await options.callbacks?.jwt?.({
    token: { sub: user.id, name: user.name, email: user.email },
    user,
    account: null,
  });
  if (!token) throw new Error("no token");
  return { options, token };
}

const readAgain = (options: ReturnType<typeof authOptions>, token: object) =>
  options.callbacks?.jwt?.({ token } as Parameters<NonNullable<typeof options.callbacks.jwt>>[0]);

describe("signing in with next-auth", () => {
  it("names a session row in the JWT, which is void when the row is gone", async () => {
    const { options, token } = await signInAs("ana@example.org", testPassword);
    const sessionId = String(token.sessionId);
    expect(await identifySession(test.database, sessionId)).toMatchObject({ name: "ana" });
    expect(await readAgain(options, token)).toMatchObject({ sessionId, name: "ana" });
    await options.events?.signOut?.({ token, session: {} as never });
    expect(await identifySession(test.database, sessionId)).toBeNull();
    await expect(readAgain(options, token)).rejects.toThrow("ended");
  });

  it("refuses a token without a session", async () => {
    await expect(readAgain(authOptions(), { sub: "x" })).rejects.toThrow("ended");
  });

  it("fails with a code that the sign-in page can translate", async () => {
    await expect(signInAs("ana@example.org", "wrong password")).rejects.toThrow("wrong_credentials");
    await expect(signInAs("ana@example.org", "x".repeat(10_000))).rejects.toThrow("wrong_credentials");
  });

  it("counts wrong passwords by the address that the nearest proxy saw", async () => {
    await makePerson(test.database, "target");
    const guess = (i: number) => signInAs("target@example.org", "wrong", `10.0.0.${i}, 192.0.2.71`);
    for (let i = 0; i < 10; i++) await expect(guess(i)).rejects.toThrow("wrong_credentials");
    await expect(guess(11)).rejects.toThrow("too_many_requests");
  });

  it("keeps the cookie from scripts and from other sites, and on https from plain http", () => {
    const cookie = () => authOptions().cookies?.sessionToken;
    const base = { httpOnly: true, sameSite: "lax", path: "/" };
    expect(cookie()).toEqual({ name: "concord.session", options: { ...base, secure: false } });
    process.env.NEXTAUTH_URL = "https://concord.test";
    expect(cookie()).toEqual({ name: "__Secure-concord.session", options: { ...base, secure: true } });
  });
});
