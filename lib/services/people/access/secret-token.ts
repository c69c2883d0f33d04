import { createHash, randomBytes } from "node:crypto";

/** A token that nobody can guess: 256 random bits in base64url, after a prefix that says what it is. */
export function newSecretToken(prefix = ""): string {
  return prefix + randomBytes(32).toString("base64url");
}

/** What the database keeps of a token: with 256 random bits in it, one plain sha256 is as good as a slow hash. */
export function hashSecretToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
