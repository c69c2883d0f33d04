import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import krippendorff from "@/lib/stats/agreement/fixtures/krippendorff-alpha.json";
import bradleyTerry from "@/lib/stats/ratings/fixtures/bradley-terry.json";
import type { ReferenceCase } from "./case";
import others from "./fixtures/reference-cases.json";
import { runCase } from "./run";

type Tolerance = number | Record<string, number>;
interface Checked extends ReferenceCase {
  expected: Record<string, unknown>;
  tolerance: Tolerance;
}

/** The most particular tolerance for a field: by its path, by a part of it, else the default. */
function toleranceOf(tolerance: Tolerance, field: string): number {
  if (typeof tolerance === "number") return tolerance;
  const parts = field.split(".");
  for (let end = parts.length; end > 0; end--)
    for (let start = 0; start < end; start++) {
      const found = tolerance[parts.slice(start, end).join(".")];
      if (found !== undefined) return found;
    }
  return tolerance.default ?? 1e-9;
}

/** Every difference beyond the tolerance; fields that the result does not have are left out, as the cases allow. */
function differences(expected: unknown, found: unknown, tolerance: Tolerance, field = ""): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length)
      return [`${field}: not a list of ${expected.length}`];
    return expected.flatMap((one, index) => differences(one, found[index], tolerance, field));
  }
  if (expected !== null && typeof expected === "object") {
    if (found === null || typeof found !== "object") return [`${field}: ${found}`];
    return Object.entries(expected).flatMap(([key, value]) =>
      key in found
        ? differences(
            value,
            (found as Record<string, unknown>)[key],
            tolerance,
            field ? `${field}.${key}` : key,
          )
        : [],
    );
  }
  const isNear =
    typeof expected === "number"
      ? typeof found === "number" && Math.abs(found - expected) <= toleranceOf(tolerance, field)
      : found === expected;
  return isNear ? [] : [`${field}: ${found}, not ${expected}`];
}

/** Fields that a result shares with what is expected: a result that shares none would agree with anything. */
const shared = (one: Checked, result: object) => Object.keys(one.expected).filter((key) => key in result);

function check(cases: readonly Checked[]) {
  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const result = runCase(one);
    expect(shared(one, result).length).toBeGreaterThan(0);
    expect(differences(one.expected, result, one.tolerance)).toEqual([]);
  });
}

describe("equal to the reference implementations", () => {
  check([...krippendorff, ...bradleyTerry, ...others] as unknown as Checked[]);
});

const sharedFile = path.resolve("../shared/stats/truth.json");
describe.skipIf(!fs.existsSync(sharedFile))("equal to the cases beside the checkout", () => {
  if (!fs.existsSync(sharedFile)) return;
  const cases = JSON.parse(fs.readFileSync(sharedFile, "utf8")) as Checked[];
  const algorithmsOfOthers = ["bradley_terry_lsr", "bradley_terry_gamma_mm"];
  check(cases.filter((one) => !algorithmsOfOthers.includes(one.kind)));
});

test("a kind that is not computed says so", () => {
  expect(runCase({ id: "x", kind: "bradley_terry_lsr", input: {} })).toEqual({
    value: null,
    reason: "not_computed_here",
  });
});
