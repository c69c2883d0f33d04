import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addToCounters } from "@/db/queries/people/counter";
import { auditEvents, protocolVersions } from "@/db/schema";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { defaultProtocol, type Protocol } from "@/lib/domain/protocol";
import { ensureComparison } from "../../assign/ensure-comparison";
import { makeCast, refusalOf } from "../testing";
import { changeGuidelines } from "./change-guidelines";
import { changeProject } from "./change-project";
import { changeProtocol } from "./change-protocol";
import { createProject } from "./create-project";
import { getGuidelines } from "./get-guidelines";
import { getProject } from "./get-project";
import { listProjects } from "./list-projects";

let test: TestDatabase;
let cast: Awaited<ReturnType<typeof makeCast>>;
beforeAll(async () => {
  test = await createTestDatabase();
  cast = await makeCast(test.database);
});
afterAll(() => test.drop());

const ranking: Protocol = { ...defaultProtocol, comparison: { kind: "ranking", ties: true, best: null } };

describe("starting a project", () => {
  it("is for administrators and for those who lead one; whoever starts it leads it", async () => {
    const project = await createProject(test.database, cast.lead, { name: "  Second  " });
    expect(project).toMatchObject({
      name: "Second",
      description: "",
      role: "lead",
      isDemo: false,
      leaseSeconds: 1_800,
      protocolVersion: 1,
      guidelineVersion: 1,
      protocol: defaultProtocol,
    });
    expect(project.progress).toMatchObject({ prompts: 0, judgments: 0 });
    const byAdministrator = await createProject(test.database, cast.administrator, { name: "Third" });
    expect(byAdministrator.role).toBe("lead");
  });

  it.each(["reviewer", "annotator", "viewer", "outsider"] as const)("is not for a %s", async (role) => {
    expect(await refusalOf(createProject(test.database, cast[role], { name: "No" }))).toBe("forbidden");
  });

  it("is not for a token that is narrowed to a project", async () => {
    const narrowed: Actor = {
      ...cast.administrator,
      via: "token",
      tokenScope: { projectId: cast.projectId, readOnly: false },
    };
    expect(await refusalOf(createProject(test.database, narrowed, { name: "No" }))).toBe("forbidden");
  });
});

describe("projects listed", () => {
  it("are one's own, and all of them for an administrator", async () => {
    const other = await makeCast(test.database);
    const mine = await listProjects(test.database, cast.viewer);
    expect(mine).toMatchObject([{ id: cast.projectId, role: "viewer" }]);
    expect(await listProjects(test.database, cast.outsider)).toEqual([]);
    const all = await listProjects(test.database, cast.administrator);
    expect(all.find((project) => project.id === other.projectId)?.role).toBeNull();
    expect(all.map((project) => project.id)).toContain(cast.projectId);
  });

  it("are one where the token is for one", async () => {
    const narrowed: Actor = {
      ...cast.lead,
      via: "token",
      tokenScope: { projectId: cast.projectId, readOnly: true },
    };
    const listed = await listProjects(test.database, narrowed);
    expect(listed.map((project) => project.id)).toEqual([cast.projectId]);
  });
});

describe("a project", () => {
  it("shows its progress to those who may read results, and to annotators none", async () => {
    await addToCounters(test.database.db, cast.projectId, { prompts: 4, judgmentsWanted: 12 });
    for (const role of ["lead", "reviewer", "viewer", "administrator"] as const) {
      const { progress } = await getProject(test.database, cast[role], cast.projectId);
      expect(progress).toMatchObject({ prompts: 4, judgmentsWanted: 12, skips: 0 });
    }
    expect((await getProject(test.database, cast.annotator, cast.projectId)).progress).toBeNull();
  });

  it("is not found by an outsider", async () => {
    expect(await refusalOf(getProject(test.database, cast.outsider, cast.projectId))).toBe("not_found");
  });

  it("is changed by its lead, what is not given stays, and it is written down", async () => {
    const changed = await changeProject(test.database, cast.lead, cast.projectId, { leaseSeconds: 600 });
    expect(changed.leaseSeconds).toBe(600);
    expect(changed.name).toMatch(/^Project /);
    const [event] = await test.database.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, "project.change"));
    expect(event).toMatchObject({ projectId: cast.projectId, userId: cast.lead.userId });
  });

  it.each([
    ["reviewer", "forbidden"],
    ["annotator", "forbidden"],
    ["viewer", "forbidden"],
    ["outsider", "not_found"],
  ] as const)("is not changed by a %s", async (role, code) => {
    const { database } = test;
    const [actor, id] = [cast[role], cast.projectId];
    expect(await refusalOf(changeProject(database, actor, id, { name: "Mine" }))).toBe(code);
    expect(await refusalOf(changeProject(database, actor, id, { license: { id: "mit" } }))).toBe(code);
    expect(await refusalOf(changeProtocol(database, actor, id, ranking))).toBe(code);
    expect(await refusalOf(changeGuidelines(database, actor, id, "Mine"))).toBe(code);
    const project = await getProject(database, cast.lead, id);
    expect(project).toMatchObject({ protocolVersion: 1, guidelineVersion: 1, license: null });
    expect(project.name).not.toBe("Mine");
  });
});

describe("a protocol", () => {
  it("gets a new version; the old ones stay; the same again is no new version", async () => {
    const { projectId, lead } = await makeCast(test.database);
    const changed = await changeProtocol(test.database, lead, projectId, ranking);
    expect(changed).toMatchObject({ protocolVersion: 2, protocol: ranking });
    const again = await changeProtocol(test.database, lead, projectId, { ...ranking });
    expect(again.protocolVersion).toBe(2);
    const rows = await test.database.db
      .select()
      .from(protocolVersions)
      .where(eq(protocolVersions.projectId, projectId))
      .orderBy(asc(protocolVersions.version));
    expect(rows.map((row) => [row.version, row.comparison])).toEqual([
      [1, "pairwise"],
      [2, "ranking"],
    ]);
    expect(rows[0]?.protocol).toEqual(defaultProtocol);
  });

  it("does not collide with a version that planning added behind the settings", async () => {
    const { projectId, lead } = await makeCast(test.database);
    await test.database.db.transaction((tx) => ensureComparison(tx, lead, projectId, "rating"));
    const changed = await changeProtocol(test.database, lead, projectId, ranking);
    expect(changed).toMatchObject({ protocolVersion: 3, protocol: ranking });
  });

  it("gets one version after the other when several leads save at once", async () => {
    const { projectId, lead } = await makeCast(test.database);
    const save = (levels: number) =>
      changeProtocol(test.database, lead, projectId, {
        ...defaultProtocol,
        comparison: { kind: "pairwise", levels, tie: false, bothBad: false },
      });
    await Promise.all([1, 2, 3, 4].map(save));
    expect((await getProject(test.database, lead, projectId)).protocolVersion).toBe(5);
  });
});

describe("guidelines", () => {
  it("are read by every member and not by others", async () => {
    for (const role of ["lead", "reviewer", "annotator", "viewer", "administrator"] as const)
      expect(await getGuidelines(test.database, cast[role], cast.projectId)).toMatchObject({ version: 1 });
    expect(await refusalOf(getGuidelines(test.database, cast.outsider, cast.projectId))).toBe("not_found");
  });

  it("get a new version when their text changes", async () => {
    const { projectId, lead } = await makeCast(test.database);
    const first = await changeGuidelines(test.database, lead, projectId, "# Be fair");
    expect(first).toMatchObject({ version: 2, body: "# Be fair" });
    expect((await changeGuidelines(test.database, lead, projectId, "# Be fair")).version).toBe(2);
    expect((await changeGuidelines(test.database, lead, projectId, "")).version).toBe(3);
  });
});
