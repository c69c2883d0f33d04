import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { roles } from "@/lib/domain/permission";
import { getProject } from "../projects/get-project";
import { makeCast, refusalOf } from "../testing";
import { changeMember } from "./change-member";
import { listMembers } from "./list-members";
import { removeMember } from "./remove-member";

let test: TestDatabase;
let cast: Awaited<ReturnType<typeof makeCast>>;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  cast = await makeCast(test.database);
});
afterAll(() => test.drop());

const rolesNow = async () =>
  (await listMembers(test.database, cast.administrator, cast.projectId)).map((member) => member.role).sort();

describe("the people of a project", () => {
  it("are listed to its lead and to the administrator", async () => {
    const members = await listMembers(test.database, cast.lead, cast.projectId);
    expect(members.map((member) => member.role).sort()).toEqual([...roles].sort());
    expect(await listMembers(test.database, cast.administrator, cast.projectId)).toEqual(members);
  });

  it.each([
    ["reviewer", "forbidden"],
    ["annotator", "forbidden"],
    ["viewer", "forbidden"],
    ["outsider", "not_found"],
  ] as const)("are neither listed nor changed by a %s", async (role, code) => {
    const { database } = test;
    const { projectId, annotator } = cast;
    const before = await rolesNow();
    expect(await refusalOf(listMembers(database, cast[role], projectId))).toBe(code);
    expect(await refusalOf(changeMember(database, cast[role], projectId, cast[role].userId, "lead"))).toBe(
      code,
    );
    expect(await refusalOf(removeMember(database, cast[role], projectId, annotator.userId))).toBe(code);
    expect(await rolesNow()).toEqual(before);
  });
});

describe("a member", () => {
  it("gets another role, and with it other rights", async () => {
    const { projectId, lead, annotator } = cast;
    const changed = await changeMember(test.database, lead, projectId, annotator.userId, "reviewer");
    expect(changed).toMatchObject({ userId: annotator.userId, role: "reviewer" });
    expect((await getProject(test.database, annotator, projectId)).progress).not.toBeNull();
  });

  it("who is removed no longer finds the project", async () => {
    const { projectId, lead, annotator } = cast;
    await removeMember(test.database, lead, projectId, annotator.userId);
    expect(await refusalOf(getProject(test.database, annotator, projectId))).toBe("not_found");
    expect(await refusalOf(removeMember(test.database, lead, projectId, annotator.userId))).toBe("not_found");
  });

  it("of another project is not found", async () => {
    const { projectId, lead, outsider } = cast;
    const change = changeMember(test.database, lead, projectId, outsider.userId, "lead");
    expect(await refusalOf(change)).toBe("not_found");
    expect(await rolesNow()).toHaveLength(4);
  });
});

describe("the last lead", () => {
  it("is neither demoted nor removed, not even by the administrator", async () => {
    const { projectId, lead, administrator } = cast;
    for (const actor of [lead, administrator]) {
      const demotion = changeMember(test.database, actor, projectId, lead.userId, "annotator");
      expect(await refusalOf(demotion)).toBe("conflict");
      expect(await refusalOf(removeMember(test.database, actor, projectId, lead.userId))).toBe("conflict");
    }
    expect(await refusalOf(changeMember(test.database, lead, projectId, lead.userId, "lead"))).toBeNull();
  });

  it("may go when there is another one", async () => {
    const { projectId, lead, reviewer } = cast;
    await changeMember(test.database, lead, projectId, reviewer.userId, "lead");
    await removeMember(test.database, lead, projectId, lead.userId);
    expect(await refusalOf(removeMember(test.database, reviewer, projectId, reviewer.userId))).toBe(
      "conflict",
    );
  });

  it("remains when two leads demote each other at once", async () => {
    const { projectId, lead, reviewer } = cast;
    for (let round = 0; round < 5; round++) {
      await changeMember(test.database, cast.administrator, projectId, lead.userId, "lead");
      await changeMember(test.database, cast.administrator, projectId, reviewer.userId, "lead");
      const demote = (userId: string) =>
        refusalOf(changeMember(test.database, cast.administrator, projectId, userId, "viewer"));
      const refusals = await Promise.all([demote(reviewer.userId), demote(lead.userId)]);
      expect(refusals.filter((code) => code === "conflict")).toHaveLength(1);
      expect((await rolesNow()).filter((role) => role === "lead")).toHaveLength(1);
    }
  });
});
