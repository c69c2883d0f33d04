import { randomUUID } from "node:crypto";
import type { OpenDatabase } from "@/db/client";
import { insertSession } from "@/db/queries/people/session";
import { findUserByEmail } from "@/db/queries/people/user";
import { ConcordError } from "@/lib/domain/error";
import { verifyPassword } from "./password";
import { beginSignIn } from "./sign-in-limit";

/** How long a browser stays signed in. */
export const sessionSeconds = 30 * 24 * 60 * 60;

export interface SignInAttempt {
  email: string;
  password: string;
  /** Where the attempt comes from: an IP address, or whatever names the other side. */
  address: string;
  userAgent: string;
}

/**
 * Checks e-mail address and password, and opens a session. Unknown addresses, wrong passwords and disabled accounts are
 * told apart neither by the answer nor by its delay.
 * @returns the person, and the id of the new session.
 * @throws ConcordError wrong_credentials | too_many_requests
 */
export async function signIn(database: OpenDatabase, attempt: SignInAttempt) {
  const tried = beginSignIn(attempt.email, attempt.address);
  if (!tried)
    throw new ConcordError(
      "too_many_requests",
      "Too many wrong passwords. Try again in a quarter of an hour.",
    );
  const user = await findUserByEmail(database.db, attempt.email);
  const matches = await verifyPassword(user?.passwordHash ?? null, attempt.password);
  if (!user || !matches || user.disabledAt)
    throw new ConcordError("wrong_credentials", "E-mail address or password is wrong.");
  tried.succeed();
  const sessionId = randomUUID();
  await insertSession(database.db, {
    sessionToken: sessionId,
    userId: user.id,
    expires: new Date(Date.now() + sessionSeconds * 1_000),
    userAgent: attempt.userAgent.slice(0, 400),
  });
  return { userId: user.id, name: user.name, email: user.email, sessionId };
}
