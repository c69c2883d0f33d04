import { describe, expect, it } from "vitest";
import { isImplausiblyFast, leastReadingMs, type Pace, runLength } from "./pace";

const english = "Birds sing at dawn because the air is still. ".repeat(40);
const chinese = "鸟儿在黎明歌唱，因为空气平静。".repeat(40);
const run = (text: string, durationMs: number, length = runLength): Pace[] =>
  Array.from({ length }, () => ({ text, durationMs }));

describe("the least time for reading", () => {
  it("is a sixth of what reading takes on average: 238 words a minute (Brysbaert 2019)", () => {
    const words = english.trim().split(" ").length;
    const onAverage = (60_000 * words) / 238;
    expect(leastReadingMs(english)).toBeGreaterThan(onAverage / 10);
    expect(leastReadingMs(english)).toBeLessThan(onAverage / 4);
  });

  it("counts a Chinese character as three Latin ones", () => {
    expect(leastReadingMs("鸟".repeat(100))).toBe(leastReadingMs("a".repeat(300)));
  });

  it("does not grow beyond what anybody has to read", () => {
    expect(leastReadingMs(english.repeat(1_000))).toBe(leastReadingMs("a".repeat(8_000)));
    expect(leastReadingMs("鸟".repeat(9_000))).toBe(leastReadingMs("a".repeat(8_000)));
  });
});

describe("a fast run", () => {
  it("is one in which every judgment was faster than reading", () => {
    expect(isImplausiblyFast(run(english, 900))).toBe(true);
    expect(isImplausiblyFast(run(chinese, 900))).toBe(true);
    expect(isImplausiblyFast([...run(english, 900, runLength - 1), ...run(english, 60_000, 1)])).toBe(false);
    expect(isImplausiblyFast([...run(english, 60_000, 1), ...run(english, 900)])).toBe(true);
  });

  it("is not said of fewer, of careful ones, or of short texts", () => {
    expect(isImplausiblyFast(run(english, 900, runLength - 1))).toBe(false);
    expect(isImplausiblyFast(run(english, 30_000))).toBe(false);
    expect(isImplausiblyFast(run("2 + 2 = 4", 400))).toBe(false);
    expect(isImplausiblyFast([])).toBe(false);
  });
});
