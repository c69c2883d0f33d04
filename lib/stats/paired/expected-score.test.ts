import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedScore } from "./expected-score";

const rules = fc.constantFrom("half", "davidson", "rao-kupper");

test("by hand: equal items, and one twice as strong", () => {
  expect(expectedScore(0, "davidson", Math.log(2)).mean).toBeCloseTo(0.5, 15);
  // ν = 2: wins, ties and losses 1/4, 1/2, 1/4, so the score's variance is 1/4 · 1/4 · 2.
  expect(expectedScore(0, "davidson", Math.log(2)).variance).toBeCloseTo(1 / 8, 15);
  // π = 2 and 1, ν = √2: 2, 2, 1 of 5.
  expect(expectedScore(Math.log(2), "davidson", Math.log(Math.SQRT2)).mean).toBeCloseTo(3 / 5, 14);
  // π = 2 and 1, e^η = 2: P(win) = 2/4, P(loss) = 1/5.
  expect(expectedScore(Math.log(2), "rao-kupper", Math.log(2)).mean).toBeCloseTo((1 + 0.5 - 0.2) / 2, 14);
  expect(expectedScore(Math.log(3), "half", null)).toEqual({
    mean: 0.75,
    variance: expect.closeTo(3 / 16, 14),
  });
});

test("what the one is expected to score, the other loses; nothing overflows", () => {
  const finite = fc.double({ min: -2_000, max: 2_000, noNaN: true });
  fc.assert(
    fc.property(finite, rules, fc.double({ min: 0, max: 50, noNaN: true }), (d, rule, tie) => {
      const [one, other] = [expectedScore(d, rule, tie), expectedScore(-d, rule, tie)];
      expect(one.mean + other.mean).toBeCloseTo(1, 12);
      expect(one.variance).toBeCloseTo(other.variance, 12);
      expect(one.variance).toBeLessThanOrEqual(0.25 + 1e-12);
    }),
  );
});

test("without ties the tie rules are the plain one", () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), rules, (d, rule) => {
      expect(expectedScore(d, rule, null).mean).toBe(expectedScore(d, "half", null).mean);
    }),
  );
});
