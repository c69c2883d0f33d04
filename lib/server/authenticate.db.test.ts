import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { users } from "@/db/schema";
import type { TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { createApiToken } from "@/lib/services/people/access/create-api-token";
import { signIn } from "@/lib/services/people/access/sign-in";
import { makePerson, testPassword } from "@/lib/services/people/testing";
import { authenticate } from "./authenticate";
import { cookieFor, startTestServer } from "./testing";

let test: TestDatabase;
let ana: Actor;
let bo: Actor;
beforeAll(async () => {
  test = await startTestServer();
  ana = await makePerson(test.database, "ana");
  bo = await makePerson(test.database, "bo");
});
afterAll(() => test.drop());

const requestWith = (headers: Record<string, string>) => new Request("http://concord.test/", { headers });
const who = async (headers: Record<string, string>) =>
  (await authenticate(requestWith(headers)))?.name ?? null;

async function openSession(person: Actor): Promise<string> {
  const attempt = { email: person.email, password: testPassword, address: "192.0.2.50", userAgent: "" };
  return (await signIn(test.database, attempt)).sessionId;
}

describe("authenticate", () => {
  it("knows nobody without credentials", async () => {
    expect(await who({})).toBeNull();
    expect(await who({ cookie: "concord.session=" })).toBeNull();
    expect(await who({ cookie: "theme=dark", authorization: "Bearer" })).toBeNull();
  });

  it("knows a browser by its cookie, among others", async () => {
    const cookie = await cookieFor(await openSession(ana));
    expect(await who({ cookie: `theme=dark; ${cookie}; other=1` })).toBe("ana");
  });

  it("knows a program by its token, which goes before the cookie", async () => {
    const wish = { name: "x", projectId: null, readOnly: true, days: null };
    const { token } = await createApiToken(test.database, bo, wish);
    const cookie = await cookieFor(await openSession(ana));
    expect(await who({ authorization: `Bearer ${token}` })).toBe("bo");
    expect(await who({ authorization: `bearer ${token}`, cookie })).toBe("bo");
    expect(await who({ authorization: "Bearer wrong", cookie })).toBeNull();
  });

  it("leaves what a proxy says in the authorization header aside", async () => {
    const cookie = await cookieFor(await openSession(ana));
    expect(await who({ authorization: "Basic dXNlcjpwYXNz", cookie })).toBe("ana");
  });

  it("does not believe a cookie that it has not written, or not for this", async () => {
    const sessionId = await openSession(ana);
    const foreign = await encode({
      token: { sessionId },
      secret: "another secret, as long as the first one",
    });
    expect(await who({ cookie: `concord.session=${foreign}` })).toBeNull();
    expect(await who({ cookie: `concord.session=${sessionId}` })).toBeNull();
    const expired = await encode({
      token: { sessionId },
      secret: process.env.NEXTAUTH_SECRET ?? "",
      maxAge: -60,
    });
    expect(await who({ cookie: `concord.session=${expired}` })).toBeNull();
    expect(await who({ cookie: await cookieFor("no such session") })).toBeNull();
  });

  it("knows a disabled account no more, at once", async () => {
    const cy = await makePerson(test.database, "cy");
    const cookie = await cookieFor(await openSession(cy));
    const wish = { name: "x", projectId: null, readOnly: false, days: null };
    const { token } = await createApiToken(test.database, cy, wish);
    expect(await who({ cookie })).toBe("cy");
    await test.database.db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, cy.userId));
    expect(await who({ cookie })).toBeNull();
    expect(await who({ authorization: `Bearer ${token}` })).toBeNull();
  });
});
