import type { Connection, OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { deleteOtherSessions } from "@/db/queries/people/session";
import { findUser, updateUser } from "@/db/queries/people/user";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { hashPassword, verifyPassword } from "../access/password";
import { refuseNarrowedToken } from "../access/refuse-narrowed-token";
import { beginSignIn } from "../access/sign-in-limit";
import { getMe } from "./get-me";

export interface MyChanges {
  name?: string;
  locale?: "en" | "zh";
  password?: { current: string; next: string };
}

/**
 * Changes one's own name, language or password. A new password signs every other browser out.
 * @throws ConcordError forbidden | wrong_credentials | too_many_requests
 */
export async function changeMe(database: OpenDatabase, actor: Actor, changes: MyChanges) {
  refuseNarrowedToken(actor);
  const { password, ...plain } = changes;
  if (password) await requireCurrentPassword(database, actor, password.current);
  const passwordHash = password && (await hashPassword(password.next));
  await database.db.transaction(async (tx) => {
    await updatePlain(tx, actor, plain);
    if (!passwordHash) return;
    await updateUser(tx, actor.userId, { passwordHash });
    await deleteOtherSessions(tx, actor.userId, actor.sessionId);
    const event = { userId: actor.userId, subject: "all other sessions ended" };
    await insertAuditEvent(tx, { ...event, action: "password.change" });
  });
  return getMe(database, actor);
}

async function updatePlain(tx: Connection, actor: Actor, plain: Pick<MyChanges, "name" | "locale">) {
  const changed = Object.keys(plain).sort();
  if (changed.length === 0) return;
  await updateUser(tx, actor.userId, plain);
  const event = { userId: actor.userId, subject: changed.join(", ") };
  await insertAuditEvent(tx, { ...event, action: "account.change" });
}

async function requireCurrentPassword(database: OpenDatabase, actor: Actor, given: string): Promise<void> {
  const tried = beginSignIn(actor.email, `account ${actor.userId}`);
  if (!tried)
    throw new ConcordError(
      "too_many_requests",
      "Too many wrong passwords. Try again in a quarter of an hour.",
    );
  const user = await findUser(database.db, actor.userId);
  if (!(await verifyPassword(user?.passwordHash ?? null, given)))
    throw new ConcordError("wrong_credentials", "The current password is wrong.", [
      { path: "password.current", message: "is wrong" },
    ]);
  tried.succeed();
}
