import { expect, test } from "vitest";
import { ticks } from "./interval-chart";

test("ticks are round, inside the range, and few", () => {
  expect(ticks(812, 1_391)).toEqual([900, 1_000, 1_100, 1_200, 1_300]);
  for (const [low, high] of [
    [995, 1_005],
    [0, 4_000],
    [-80, 120],
  ] as const) {
    const found = ticks(low, high);
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(found.length).toBeLessThanOrEqual(9);
    expect(found.every((tick) => tick >= low && tick <= high)).toBe(true);
  }
});
