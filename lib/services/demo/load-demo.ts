import type { OpenDatabase } from "@/db/client";
import { findAuditEvent, insertAuditEvent } from "@/db/queries/people/audit";
import { insertMember } from "@/db/queries/people/member";
import { findUserByEmail } from "@/db/queries/people/user";
import { demoPeople } from "@/db/seed/demo/demo-people";
import type { Actor } from "@/lib/domain/actor";
import { createAccount } from "../people/account/create-account";
import { type DemoProject, demoProjects, fillDemoProject, makeDemoProject } from "./demo-project";

/** One password for all demo accounts: the demo loads by itself only where nobody but this machine can reach it. */
const demoPassword = "concord-demo";

export interface DemoSignIn {
  email: string;
  password: string;
  role: string;
}

/**
 * Makes the demo once: accounts, projects, and judgments that its people give through the same services as everybody
 * else. A load that was interrupted is taken up where it stopped: every step does only what is missing.
 * @returns how to sign in to it, the same every time.
 */
export async function loadDemo(database: OpenDatabase, operator: Actor): Promise<DemoSignIn[]> {
  if (!(await findAuditEvent(database.db, "demo.load"))) {
    const people = await makePeople(database);
    for (const project of demoProjects) await load(database, operator, project, people);
    await insertAuditEvent(database.db, { userId: operator.userId, action: "demo.load", subject: "demo" });
  }
  return demoPeople.map(({ email, role }) => ({ email, password: demoPassword, role }));
}

async function load(
  database: OpenDatabase,
  operator: Actor,
  project: DemoProject,
  people: ReadonlyMap<string, Actor>,
): Promise<void> {
  const projectId = await makeDemoProject(database, operator, project);
  for (const { email, role } of demoPeople) {
    const person = people.get(email);
    if (person) await insertMember(database.db, projectId, person.userId, role);
  }
  await fillDemoProject(database, operator, projectId, project, people);
}

async function makePeople(database: OpenDatabase): Promise<Map<string, Actor>> {
  const people = new Map<string, Actor>();
  for (const { name, email, locale } of demoPeople) {
    const account = { name, email, password: demoPassword, locale };
    const userId =
      (await findUserByEmail(database.db, email))?.id ??
      (await database.db.transaction((tx) => createAccount(tx, account, { isDemo: true })));
    people.set(email, { userId, name, email, isAdministrator: false, via: "session" });
  }
  return people;
}
