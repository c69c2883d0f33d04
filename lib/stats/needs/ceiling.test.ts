import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mulberry32 } from "../random";
import { fitCorrelation, measureCeiling } from "./noise-ceiling";
import { countOverlap, type OverlapCounts } from "./overlap-counts";
import { agreementOfTwo, bestAccuracy, bestLogLoss, digamma, majorityQuality } from "./symmetric-beta";

/** Integrals by scipy 1.17.1 (integrate.quad over stats.beta). */
const integrals = [
  {
    rho: 0.9,
    best: 0.9651172615505781,
    loss: 0.08142099791220643,
    majority: [0.9773571894861197, 0.9820712157856187, 0.9847139274989744],
  },
  {
    rho: 0.5,
    best: 0.8183098861837907,
    loss: 0.3862943611198907,
    majority: [0.8713615338810893, 0.8952347753448736, 0.9094450381209356],
  },
  { rho: 0.2, best: 0.6875, loss: 0.5833333333333335, majority: [0.75, 0.78515625, 0.80859375] },
  {
    rho: 0.02,
    best: 0.5567017406688728,
    loss: 0.6830472005439727,
    majority: [0.5839408121666645, 0.6035991986721463, 0.61938547874473],
  },
];

describe("what follows from ρ equals scipy's integrals", () => {
  test.each(integrals)("ρ = $rho", ({ rho, best, loss, majority }) => {
    expect(bestAccuracy(rho)).toBeCloseTo(best, 10);
    expect(bestLogLoss(rho)).toBeCloseTo(loss, 10);
    expect(agreementOfTwo(rho)).toBeCloseTo((1 + rho) / 2, 12);
    [3, 5, 7].forEach((k, at) => {
      expect(majorityQuality(rho, k)).toBeCloseTo(majority[at] as number, 10);
    });
  });

  test("nothing jumps where the approximation for tiny ρ begins", () => {
    for (const k of [1, 3, 5, 7])
      expect(majorityQuality(0.999_999e-6, k)).toBeCloseTo(majorityQuality(1.000_001e-6, k), 8);
    expect(bestLogLoss(0.999_999e-6)).toBeCloseTo(bestLogLoss(1.000_001e-6), 8);
  });

  test("digamma equals scipy.special.digamma", () => {
    const values = [-10.423754940411076, -0.5772156649015329, 0.7031566406452432, 3.6763273740348428];
    [0.1, 1, 2.5, 40].forEach((x, at) => {
      expect(digamma(x)).toBeCloseTo(values[at] as number, 12);
    });
  });

  test("the model's ceiling lies within the bounds that need no model, and majorities only help", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (rho) => {
        const ceiling = bestAccuracy(rho);
        const slack = 1e-8;
        return (
          ceiling >= (1 + rho) / 2 - slack &&
          ceiling <= (1 + Math.sqrt(rho)) / 2 + slack &&
          majorityQuality(rho, 3) >= ceiling - slack &&
          majorityQuality(rho, 5) >= majorityQuality(rho, 3) - slack
        );
      }),
    );
  });
});

/** Pairs by judgments, minority and number. */
const cellsOf = (cells: readonly (readonly [number, number, number])[]): OverlapCounts => {
  const units = cells.flatMap(([, , count], cell) => Array.from({ length: count }, () => cell));
  return {
    units: units.length,
    single: 0,
    prompts: units.length,
    most: Math.max(...cells.map(([judgments]) => judgments)),
    judgments: Int32Array.from(cells, ([judgments]) => judgments),
    fewer: Int32Array.from(cells, ([, fewer]) => fewer),
    total: Float64Array.from(cells, ([, , count]) => count),
    prompt: Int32Array.from(units.keys()),
    cell: Int32Array.from(units),
  };
};

describe("ρ", () => {
  test("equals the maximum of scipy's betabinom likelihood (minimize_scalar)", () => {
    const counts = cellsOf([
      [2, 0, 60],
      [2, 1, 25],
      [3, 0, 20],
      [3, 1, 15],
      [5, 0, 6],
      [5, 1, 5],
      [5, 2, 4],
    ]);
    expect(fitCorrelation(counts, counts.total)).toBeCloseTo(0.4168352391122046, 6);
  });

  test("of pairs judged twice is 2 · agreement − 1, wherever agreement is above chance", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 200 }), (same, other) => {
        const counts = cellsOf([
          [2, 0, same],
          [2, 1, other],
        ]);
        const expected = Math.max(0, (2 * same) / (same + other) - 1);
        return Math.abs(fitCorrelation(counts, counts.total) - expected) < 1e-6;
      }),
    );
  });

  test("is recovered from pairs drawn from the model", () => {
    const uniform = mulberry32(5);
    // p uniform on [0, 1] is Beta(1, 1): ρ = 1/3.
    const table = new Map<string, number>();
    for (let unit = 0; unit < 20_000; unit++) {
      const p = uniform();
      const m = 2 + (unit % 4);
      let k = 0;
      for (let i = 0; i < m; i++) if (uniform() < p) k++;
      const key = `${m} ${Math.min(k, m - k)}`;
      table.set(key, (table.get(key) ?? 0) + 1);
    }
    const cells = [...table].map(
      ([key, count]) => [...key.split(" ").map(Number), count] as [number, number, number],
    );
    const counts = cellsOf(cells);
    expect(fitCorrelation(counts, counts.total)).toBeCloseTo(1 / 3, 1.7);
  });
});

describe("the ceiling", () => {
  const uniform = () => mulberry32(1);
  test("of judgments: ties left out, the last answer of a judge counts, prompts drawn whole", () => {
    const rows: [unit: number, annotator: number, outcome: number][] = [];
    for (let unit = 0; unit < 60; unit++) {
      rows.push([unit, 0, -1], [unit, 0, 1], [unit, 1, unit % 4 === 0 ? -1 : 1]);
      if (unit % 3 === 0) rows.push([unit, 2, 0]);
    }
    const counts = countOverlap({
      unit: Int32Array.from(rows, ([unit]) => unit),
      annotator: Int32Array.from(rows, ([, annotator]) => annotator),
      outcome: Int8Array.from(rows, ([, , outcome]) => outcome),
      cluster: Int32Array.from({ length: 60 }, (_, unit) => unit >> 1),
    });
    expect(counts).toMatchObject({ units: 60, prompts: 30, most: 2 });
    const found = measureCeiling(counts, uniform(), 0.95);
    expect(found?.agreement.value).toBeCloseTo(0.75, 8);
    expect(found?.ceiling.value).toBeCloseTo(0.8183098861837907, 6);
    expect(found?.ceiling.low).toBeLessThan(0.8183);
    expect(found?.ceiling.high).toBeGreaterThan(0.8183);
    expect(found?.withoutModel.low).toBeCloseTo(0.75, 8);
    expect(found?.withoutModel.high).toBeCloseTo((1 + Math.SQRT1_2) / 2, 8);
    expect(measureCeiling(counts, uniform(), 0.95)).toEqual(found);
  });

  test("where nobody disagreed it is 1, with a lower end that more pairs raise", () => {
    const of = (pairs: number) => measureCeiling(cellsOf([[2, 0, pairs]]), uniform(), 0.95);
    expect(of(20)?.ceiling).toMatchObject({ value: 1, high: 1 });
    const [few, many] = [of(20)?.ceiling.low as number, of(200)?.ceiling.low as number];
    expect(few).toBeGreaterThan(0.5);
    expect(many).toBeGreaterThan(few);
    expect(many).toBeLessThan(1);
  });

  test("of coin tosses is one half; of nothing repeated it does not exist", () => {
    expect(
      measureCeiling(
        cellsOf([
          [2, 0, 30],
          [2, 1, 40],
        ]),
        uniform(),
        0.95,
      )?.ceiling.value,
    ).toBe(0.5);
    expect(measureCeiling(cellsOf([]), uniform(), 0.95)).toBeNull();
    expect(
      measureCeiling(
        cellsOf([
          [2, 0, 3],
          [2, 1, 1],
        ]),
        uniform(),
        0.95,
      )?.ceiling.low,
    ).toBeNull();
  });
});
