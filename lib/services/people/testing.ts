import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import { insertMember } from "@/db/queries/people/member";
import { insertUser } from "@/db/queries/people/user";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError, type ErrorCode } from "@/lib/domain/error";
import { type Role, roles } from "@/lib/domain/permission";
import { hashPassword } from "./access/password";
import { removeMember } from "./members/remove-member";
import { createProject } from "./projects/create-project";

export const testPassword = "a password for tests";

/** A person for tests, signed in by nothing but his word. */
export async function makePerson(
  database: OpenDatabase,
  name: string,
  { isAdministrator = false } = {},
): Promise<Actor> {
  const id = newId();
  const email = `${name}@example.org`;
  const passwordHash = await hashPassword(testPassword);
  if (!(await insertUser(database.db, { id, name, email, passwordHash, isAdministrator })))
    throw new Error(`${email} is taken`);
  return { userId: id, name, email, isAdministrator, via: "session" };
}

export type Cast = Record<Role | "administrator" | "outsider", Actor>;

/** A project with one person of each role, an administrator who is no member, and somebody from outside. */
export async function makeCast(database: OpenDatabase): Promise<Cast & { projectId: string }> {
  const suffix = newId().slice(-12);
  const names = [...roles, "administrator", "outsider"] as const;
  const cast = {} as Cast;
  for (const name of names)
    cast[name] = await makePerson(database, `${name}-${suffix}`, {
      isAdministrator: name === "administrator",
    });
  const { id: projectId } = await createProject(database, cast.administrator, { name: `Project ${suffix}` });
  for (const role of roles) await insertMember(database.db, projectId, cast[role].userId, role);
  await removeMember(database, cast.administrator, projectId, cast.administrator.userId);
  return { ...cast, projectId };
}

/** The code that a refusal comes with; null where nothing was refused. */
export async function refusalOf(attempt: Promise<unknown>): Promise<ErrorCode | null> {
  return attempt.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ConcordError) return error.code;
      throw error;
    },
  );
}
