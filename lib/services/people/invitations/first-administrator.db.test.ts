import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { users } from "@/db/schema";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { ensureOperator } from "../account/ensure-operator";
import { makePerson, refusalOf } from "../testing";
import { acceptInvitation } from "./accept-invitation";
import { createFirstAdministratorLink } from "./create-first-administrator-link";
import { getInvitation } from "./get-invitation";

const open: TestDatabase[] = [];
let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
  open.push(test);
  await ensureOperator(test.database, null);
});
afterAll(() => Promise.all(open.map((database) => database.drop())));

const account = (name: string) => ({
  name,
  email: `${name}@example.org`,
  password: "long enough a password",
  locale: "en" as const,
});

async function newLink(): Promise<string> {
  const token = await createFirstAdministratorLink(test.database);
  if (!token) throw new Error("there is no administrator yet");
  return token;
}

const administrators = async () => {
  const rows = await test.database.db.select().from(users).where(eq(users.isAdministrator, true));
  return rows.filter((user) => user.passwordHash !== null).map((user) => user.name);
};

describe("the first administrator's link", () => {
  it("is there although the machine's operator is one, and makes an administrator once", async () => {
    const token = await newLink();
    expect(await getInvitation(test.database, token)).toEqual({ project: null, role: null, email: null });
    const { projectId } = await acceptInvitation(test.database, null, token, account("root"));
    expect(projectId).toBeNull();
    expect(await administrators()).toEqual(["root"]);
    const again = acceptInvitation(test.database, null, token, account("second"));
    expect(await refusalOf(again)).toBe("already_used");
    expect(await createFirstAdministratorLink(test.database)).toBeNull();
  });

  it("is void once somebody else administers the instance", async () => {
    const token = await newLink();
    await makePerson(test.database, "boss", { isAdministrator: true });
    expect(await refusalOf(getInvitation(test.database, token))).toBe("already_used");
    const late = acceptInvitation(test.database, null, token, account("late"));
    expect(await refusalOf(late)).toBe("already_used");
    expect(await administrators()).toEqual(["boss"]);
  });

  it("replaces the one before it", async () => {
    const [first, second] = [await newLink(), await newLink()];
    expect(await refusalOf(getInvitation(test.database, first))).toBe("not_found");
    expect(await refusalOf(getInvitation(test.database, second))).toBeNull();
  });

  it("makes one administrator when many use it at once", async () => {
    const token = await newLink();
    const names = Array.from({ length: 6 }, (_, i) => `racer-${i}`);
    const codes = await Promise.all(
      names.map((name) => refusalOf(acceptInvitation(test.database, null, token, account(name)))),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(await administrators()).toHaveLength(1);
  });

  it("does not make an administrator of whoever happens to be signed in", async () => {
    const token = await newLink();
    const guest = await makePerson(test.database, "guest");
    expect(await refusalOf(acceptInvitation(test.database, guest, token, undefined))).toBe("invalid_input");
    expect(await administrators()).toEqual([]);
  });
});
