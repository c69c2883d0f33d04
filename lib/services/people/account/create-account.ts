import { v7 as newId } from "uuid";
import type { Connection } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { insertUser } from "@/db/queries/people/user";
import { ConcordError } from "@/lib/domain/error";
import { hashPassword } from "../access/password";

export interface NewAccount {
  name: string;
  email: string;
  password: string;
  locale: "en" | "zh";
}

/**
 * Makes an account with a password, within the caller's transaction. Whether its holder may have one the caller decides.
 * @returns the new person's id.
 * @throws ConcordError conflict: the e-mail address has an account already
 */
export async function createAccount(
  tx: Connection,
  account: NewAccount,
  { isAdministrator = false, isDemo = false } = {},
): Promise<string> {
  const id = newId();
  const { name, locale } = account;
  const email = account.email.trim();
  const passwordHash = await hashPassword(account.password);
  if (!(await insertUser(tx, { id, name, email, passwordHash, locale, isAdministrator, isDemo })))
    throw new ConcordError("conflict", "This e-mail address has an account already: sign in with it.", [
      { path: "account.email", message: "has an account already" },
    ]);
  await insertAuditEvent(tx, { userId: id, action: "account.create", subject: id });
  return id;
}
