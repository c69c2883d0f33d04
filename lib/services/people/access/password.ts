import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's default) as in the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), options);
}

let decoy: Promise<string> | undefined;

/**
 * Whether this is the password. Where there is none to compare with (no such account, or one without a password), as
 * much time is spent on a decoy, so that the answer's delay does not tell which e-mail addresses have an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody's password");
  const matches = await verify(passwordHash ?? (await decoy), password.normalize("NFKC"));
  return matches && passwordHash !== null;
}
