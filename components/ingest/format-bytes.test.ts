import { expect, test } from "vitest";
import { formatBytes, formatSeconds } from "./format-bytes";

test("sizes are written with the unit that fits", () => {
  expect([0, 999, 1_000, 15_300, 1_234_567, 99_900_000_000].map(formatBytes)).toEqual([
    "0 B",
    "999 B",
    "1.0 kB",
    "15 kB",
    "1.2 MB",
    "100 GB",
  ]);
});

test("time left is rough", () => {
  expect([0.2, 45, 600, 9_000].map(formatSeconds)).toEqual(["1 s", "45 s", "10 min", "2.5 h"]);
});
