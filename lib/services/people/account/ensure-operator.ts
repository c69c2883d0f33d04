import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import { findTokenIdentity, insertApiToken } from "@/db/queries/people/api-token";
import { insertUser } from "@/db/queries/people/user";
import type { Actor } from "@/lib/domain/actor";
import { operator } from "@/lib/domain/operator";
import { hashSecretToken, newSecretToken } from "../access/secret-token";

/** The operator as an actor, for what the machine does on its own account: preparing the database, loading the demo. */
export const operatorActor: Actor = {
  userId: operator.id,
  name: operator.name,
  email: operator.email,
  isAdministrator: true,
  via: "token",
};

/**
 * Makes the operator's account where it is missing, and a token for it where the known one does not work.
 * @param known the token that this machine has kept, if any.
 * @returns the token that works: the known one, or a new one to keep.
 */
export async function ensureOperator(database: OpenDatabase, known: string | null): Promise<string> {
  const { db } = database;
  await insertUser(db, { ...operator, isAdministrator: true });
  const identity = known ? await findTokenIdentity(db, hashSecretToken(known)) : null;
  if (known && identity?.userId === operator.id) return known;
  const token = newSecretToken("concord_");
  await insertApiToken(db, {
    id: newId(),
    userId: operator.id,
    name: "this machine",
    tokenHash: hashSecretToken(token),
  });
  return token;
}
