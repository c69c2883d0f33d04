import fc from "fast-check";
import { describe, expect, test } from "vitest";
import cases from "@/cli/commands/conformance/fixtures/reference-cases.json";
import { type CrowdRows, measureCrowd } from "./crowd-reliability";

function rowsOf(list: readonly (readonly number[])[]): CrowdRows {
  const column = (at: number) => Int32Array.from(list, (row) => row[at] as number);
  return {
    first: column(0),
    second: column(1),
    outcome: Int8Array.from(list, (row) => 2 * (row[2] as number) - 1),
    annotator: column(3),
  };
}

describe("how far annotators follow the models' strengths", () => {
  test("equal to the reference, whose penalty is the same", () => {
    const found = cases.find((one) => one.id === "crowd_bt_c8") as unknown as {
      input: { rows: number[][]; n: number; workers: number; lambda: number };
      expected: { eta: number[] };
    };
    expect(found.input.lambda).toBe(0.5);
    const { value, reason } = measureCrowd(rowsOf(found.input.rows), found.input.n, found.input.workers);
    expect(reason).toBeNull();
    for (const [w, eta] of found.expected.eta.entries()) expect(value[w]).toBeCloseTo(eta, 4);
  });

  test("the same whatever models are called, in any order, and from either side", () => {
    const row = fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom(0, 0.5, 1), fc.nat(2));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 30, maxLength: 80 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        (list, names) => {
          // Two who mostly follow one order, so that there is one optimum to find.
          const clear = [0, 1].flatMap((w) =>
            [0, 1, 2].flatMap((a) =>
              [1, 2, 3].filter((b) => b > a).flatMap((b) => Array.from({ length: 30 }, () => [a, b, 1, w])),
            ),
          );
          const all = [...clear, ...list];
          const turned = all.map(
            ([a, b, o, w]) => [names[b as number], names[a as number], 1 - (o as number), w] as number[],
          );
          const [one, other] = [
            measureCrowd(rowsOf(all), 4, 3),
            measureCrowd(rowsOf(turned.reverse()), 4, 3),
          ];
          expect(other.comparisons).toEqual(one.comparisons);
          for (const [w, value] of one.value.entries())
            if (value === null) expect(other.value[w]).toBeNull();
            else expect(other.value[w]).toBeCloseTo(value, 4);
        },
      ),
      { numRuns: 20 },
    );
  });

  test("says why there is none", () => {
    expect(measureCrowd(rowsOf([]), 2, 2)).toEqual({
      value: [null, null],
      comparisons: [0, 0],
      reason: "no_pairs",
    });
    expect(measureCrowd(rowsOf([[0, 0, 1, 0]]), 2, 2).reason).toBe("no_pairs");
    expect(measureCrowd(rowsOf([[0, 1, 1, 0]]), 2, 2).reason).toBe("one_annotator");
  });
});
