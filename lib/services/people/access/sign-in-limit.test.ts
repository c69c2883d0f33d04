import { describe, expect, it } from "vitest";
import { AttemptLimit, beginSignIn } from "./sign-in-limit";

describe("AttemptLimit", () => {
  it("is reached after so many attempts, for that key alone", () => {
    const limit = new AttemptLimit(3, 1_000);
    for (let i = 0; i < 3; i++) {
      expect(limit.isReached("a")).toBe(false);
      limit.add("a");
    }
    expect(limit.isReached("a")).toBe(true);
    expect(limit.isReached("b")).toBe(false);
  });

  it("opens again when the window has passed", () => {
    let now = 0;
    const limit = new AttemptLimit(2, 1_000, 100, () => now);
    limit.add("a");
    now = 600;
    limit.add("a");
    expect(limit.isReached("a")).toBe(true);
    now = 1_001;
    expect(limit.isReached("a")).toBe(false);
  });

  it("takes a good attempt back, and forgets", () => {
    const limit = new AttemptLimit(2, 1_000);
    limit.add("a");
    limit.add("a");
    limit.takeBack("a");
    expect(limit.isReached("a")).toBe(false);
    limit.add("a");
    limit.forget("a");
    limit.add("a");
    expect(limit.isReached("a")).toBe(false);
  });

  it("holds no more keys than it may, and drops the one tried longest ago", () => {
    const limit = new AttemptLimit(1, 1_000, 2);
    for (const key of ["a", "b", "a", "c"]) limit.add(key);
    expect([limit.isReached("a"), limit.isReached("b"), limit.isReached("c")]).toEqual([true, false, true]);
  });
});

describe("beginSignIn", () => {
  it("counts tries from their start, so that many at once do not slip through", () => {
    const tries = Array.from({ length: 12 }, () => beginSignIn("burst@example.org", "192.0.2.1"));
    expect(tries.filter((attempt) => attempt !== null)).toHaveLength(10);
  });

  it("does not lock the account out from elsewhere, nor other accounts from there", () => {
    expect(beginSignIn("burst@example.org", "192.0.2.2")).not.toBeNull();
    expect(beginSignIn("other@example.org", "192.0.2.1")).not.toBeNull();
  });

  it("does not hold good passwords against anybody", () => {
    for (let i = 0; i < 300; i++) beginSignIn("daily@example.org", "192.0.2.3")?.succeed();
    expect(beginSignIn("Daily@Example.org ", "192.0.2.3")).not.toBeNull();
  });

  it("limits one account from many addresses, and many accounts from one address", () => {
    const spread = Array.from({ length: 110 }, (_, i) =>
      beginSignIn("spread@example.org", `198.51.100.${i}`),
    );
    expect(spread.filter((attempt) => attempt === null)).toHaveLength(10);
    const spray = Array.from({ length: 210 }, (_, i) => beginSignIn(`spray-${i}@example.org`, "203.0.113.9"));
    expect(spray.filter((attempt) => attempt === null)).toHaveLength(10);
  });
});
