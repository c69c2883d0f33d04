import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOfWins } from "../paired/cells";
import { findComponents } from "../paired/existence";
import { sigmoid } from "../paired/logistic";
import { fitBradleyTerry } from "./bradley-terry";
import { fitRatings } from "./fit-ratings";
import allCases from "./fixtures/bradley-terry.json";

interface Case {
  id: string;
  kind: string;
  input: { wins?: number[][]; n?: number; rows?: number[][] };
  expected: Record<string, unknown>;
}
const cases = allCases as unknown as Case[];
const ofKind = (kind: string) =>
  cases.filter((one) => one.kind === kind).map((one) => [one.id, one] as const);
const flat = (wins: number[][] = []) => Float64Array.from(wins.flat());

function expectClose(found: ArrayLike<number>, expected: unknown, tolerance: number) {
  const values = (expected as number[][]).flat() as number[];
  expect(found).toHaveLength(values.length);
  values.forEach((value, index) => {
    expect(Math.abs((found[index] as number) - value)).toBeLessThanOrEqual(tolerance);
  });
}

describe("maximum likelihood equals the reference implementations", () => {
  test.each(ofKind("bradley_terry_mle"))("%s", (_, { input, expected }) => {
    const n = input.wins?.length ?? 0;
    const fit = fitBradleyTerry(flat(input.wins), n);
    expect(fit.converged).toBe(true);
    expectClose(fit.logStrength, expected.logStrength, 1e-6);
    expectClose(fit.bread, expected.covSum0, 1e-6);
    expect(Math.abs(fit.logLikelihood - (expected.logLik as number))).toBeLessThan(1e-6);
  });
});

describe("existence follows Ford's condition", () => {
  test.each(ofKind("bradley_terry_existence").filter(([, one]) => (one.input.wins?.length ?? 0) > 1))(
    "%s",
    (_, { input, expected }) => {
      const found = findComponents(cellsOfWins(flat(input.wins), input.wins?.length ?? 0));
      expect(found.exists).toBe(expected.mleExists);
      expect(found.strong).toEqual(expected.stronglyConnectedComponents);
      expect(found.weak).toEqual(expected.connectedComponents);
    },
  );
});

describe("robust intervals equal the reference implementations", () => {
  test.each(ofKind("bradley_terry_sandwich"))("%s", (_, { input, expected }) => {
    const rows = input.rows ?? [];
    const fit = fitRatings(
      {
        first: Int32Array.from(rows, (row) => row[0] as number),
        second: Int32Array.from(rows, (row) => row[1] as number),
        outcome: Int8Array.from(rows, (row) => (row[2] as number) * 2 - 1),
      },
      input.n ?? 0,
      { confidence: 0.95, ties: "half" },
    );
    expectClose(
      fit.models.map((model) => model.logStrength as number),
      [expected.logStrength],
      1e-6,
    );
    expectClose(
      fit.models.map((model) => model.standardError as number),
      [expected.robustSe],
      1e-6,
    );
    expectClose(
      fit.models.map((model) => model.low as number),
      [expected.eloLow],
      1e-3,
    );
    expectClose(
      fit.models.map((model) => model.high as number),
      [expected.eloHigh],
      1e-3,
    );
  });
});

test("at the estimate, every item wins as often as expected", () => {
  const matrix = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 }), {
    minLength: 5,
    maxLength: 5,
  });
  fc.assert(
    fc.property(matrix, (counts) => {
      const wins = flat(counts.map((row, i) => row.map((count, j) => (i === j ? 0 : count))));
      fc.pre(findComponents(cellsOfWins(wins, 5)).exists);
      const { logStrength: t, converged } = fitBradleyTerry(wins, 5);
      const gaps = [0, 1, 2, 3, 4].map((i) =>
        [0, 1, 2, 3, 4].reduce((gap, j) => {
          const n = wins[i * 5 + j]! + wins[j * 5 + i]!;
          return gap + wins[i * 5 + j]! - n * sigmoid(t[i]! - t[j]!);
        }, 0),
      );
      return converged && gaps.every((gap) => Math.abs(gap) < 1e-8);
    }),
  );
});

test("a model that only wins, one never compared, and two that are, each say what they are", () => {
  // 0 beats 1 twice; 1 and 2 beat each other; 3 is never compared.
  const fit = fitRatings(
    {
      first: Int32Array.of(0, 0, 1, 2),
      second: Int32Array.of(1, 1, 2, 1),
      outcome: Int8Array.of(1, 1, 1, 1),
      cluster: Int32Array.of(0, 1, 2, 3),
    },
    4,
    { confidence: 0.95, ties: "half" },
  );
  expect(fit.exists).toBe(false);
  expect(fit.models.map((model) => model.reason)).toEqual([
    "no_finite_estimate",
    null,
    null,
    "never_compared",
  ]);
  expect(fit.models[0]?.rating).toBeNull();
  expect(fit.models[1]?.rating).toBeCloseTo(1000, 9);
  expect(fit.components).toEqual([[0], [1, 2], [3]]);
});
