import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password";

describe("passwords", () => {
  it("are kept as argon2id with 19 MiB, two passes, one lane", async () => {
    expect(await hashPassword("correct horse")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("are told right from wrong", async () => {
    const hash = await hashPassword("correct horse");
    expect(await verifyPassword(hash, "correct horse")).toBe(true);
    expect(await verifyPassword(hash, "correct horses")).toBe(false);
    expect(await verifyPassword(hash, "")).toBe(false);
  });

  it("are the same however the keyboard composes an accent", async () => {
    expect(await verifyPassword(await hashPassword("caf\u00e9 au lait"), "cafe\u0301 au lait")).toBe(true);
  });

  it("that are not there match nothing, not even the decoy's", async () => {
    expect(await verifyPassword(null, "nobody's password")).toBe(false);
  });

  it("verify hashes of another implementation", async () => {
    // phc-winner-argon2 20190702, src/test.c: Argon2id, t = 2, m = 65536, p = 1.
    const reference =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    expect(await verifyPassword(reference, "password")).toBe(true);
  });
});
