import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mulberry32 } from "../random";
import type { ComparisonRows } from "./comparison-rows";
import { findCycles } from "./cycles";
import { fitRatings } from "./fit-ratings";
import reference from "./fixtures/style-covariates.json";

const column = (at: number) => reference.rows.map((row) => row[at] as number);
const rows: ComparisonRows = {
  first: Int32Array.from(column(0)),
  second: Int32Array.from(column(1)),
  outcome: Int8Array.from(column(2)),
  cluster: Int32Array.from(column(6)),
  orderKnown: Uint8Array.from(column(5)),
  covariates: Float64Array.from(reference.rows.flatMap((row) => row.slice(3, 5))),
  covariateCount: 2,
};
const options = { confidence: 0.95, ties: "half" } as const;
const z = 1.959963984540054;

describe("adjusted ratings equal statsmodels 0.15.0", () => {
  const fit = fitRatings(rows, 4, { ...options, orderEffect: true });
  test("strengths and their cluster-robust errors", () => {
    fit.models.forEach((model, item) => {
      expect(model.logStrength).toBeCloseTo(reference.params[item] as number, 9);
      expect(model.standardError).toBeCloseTo(reference.se[item] as number, 9);
    });
  });
  test("order effect and covariates with their intervals", () => {
    const own = fit.fits[0];
    [own?.orderEffect, ...(own?.effects ?? [])].forEach((effect, k) => {
      const [value, error] = [reference.params[4 + k] as number, reference.se[4 + k] as number];
      const found = effect as { value: number; low: number; high: number };
      expect(found.value).toBeCloseTo(value, 9);
      expect(found.low).toBeCloseTo(value - z * error, 8);
      expect(found.high).toBeCloseTo(value + z * error, 8);
    });
  });
});

test("turning every comparison around changes nothing but the order", () => {
  const turned = (values: Iterable<number>) => Float64Array.from(values, (value) => 0 - value);
  const all = fitRatings(rows, 4, options);
  const mirrored = fitRatings(
    {
      ...rows,
      first: rows.second,
      second: rows.first,
      outcome: Int8Array.from(rows.outcome, (value) => 0 - value),
      covariates: turned(rows.covariates ?? []),
    },
    4,
    options,
  );
  all.models.forEach((model, item) => {
    expect(mirrored.models[item]?.rating).toBeCloseTo(model.rating as number, 8);
    expect(mirrored.models[item]?.low).toBeCloseTo(model.low as number, 8);
  });
});

test("a covariate that never varies has no effect, and takes nothing away", () => {
  const none = { ...rows, covariates: new Float64Array(rows.first.length), covariateCount: 1 };
  const fit = fitRatings(none, 4, options);
  expect(fit.fits[0]?.effects).toEqual([{ reason: "no_variation" }]);
  const { covariates: _, covariateCount: __, ...plain } = rows;
  expect(fit.models).toEqual(fitRatings(plain, 4, options).models);
});

test("a covariate that only repeats who is compared is left out, the others stay", () => {
  const better = (model: number) => (model === 0 ? 1 : 0);
  const covariates = Float64Array.from(
    reference.rows.flatMap(([a, b, , length]) => [
      better(a as number) - better(b as number),
      length as number,
    ]),
  );
  const fit = fitRatings({ ...rows, covariates }, 4, options);
  const lengths = Float64Array.from(column(3));
  const alone = fitRatings({ ...rows, covariates: lengths, covariateCount: 1 }, 4, options);
  expect(fit.fits[0]?.effects).toEqual([{ reason: "not_identified" }, ...(alone.fits[0]?.effects ?? [])]);
  expect(fit.models).toEqual(alone.models);
});

describe("bootstrap", () => {
  const { covariates: _, covariateCount: __, ...plain } = rows;
  const drawn = (own: ComparisonRows, seed: number) =>
    fitRatings(own, 4, { ...options, bootstrap: { replicates: 600, uniform: mulberry32(seed) } });

  test.each([
    ["clusters drawn whole", plain],
    ["counts of cells", { ...plain, cluster: undefined }],
  ] as const)("%s: as wide as the sandwich, within what 600 replicates allow", (_name, own) => {
    const sandwich = fitRatings(own, 4, options);
    drawn(own, 7).models.forEach((model, item) => {
      const other = sandwich.models[item];
      expect(model.rating).toBe(other?.rating);
      const ratio = ((model.high ?? 0) - (model.low ?? 0)) / ((other?.high ?? 0) - (other?.low ?? 0));
      expect(ratio).toBeGreaterThan(0.8);
      expect(ratio).toBeLessThan(1.25);
    });
  });

  test("the same seed gives the same intervals, another seed others", () => {
    expect(drawn(plain, 1).models).toEqual(drawn(plain, 1).models);
    expect(drawn(plain, 2).models).not.toEqual(drawn(plain, 1).models);
  });
});

describe("cycles", () => {
  /** `wins` comparisons that first wins against second, each on a prompt of its own. */
  const beats = (
    pairs: readonly (readonly [first: number, second: number, wins: number, losses: number])[],
  ) => {
    const list = pairs.flatMap(([a, b, wins, losses]) => [
      ...Array.from({ length: wins }, () => [a, b, 1]),
      ...Array.from({ length: losses }, () => [a, b, -1]),
    ]);
    return {
      first: Int32Array.from(list, ([a]) => a as number),
      second: Int32Array.from(list, ([, b]) => b as number),
      outcome: Int8Array.from(list, ([, , outcome]) => outcome as number),
    };
  };

  test("scissors, paper, stone; p as scipy 1.17.1 binomtest(alternative='greater')", () => {
    const search = findCycles(
      beats([
        [0, 1, 18, 4],
        [1, 2, 15, 5],
        [2, 0, 20, 3],
        [0, 3, 9, 1],
        [1, 3, 2, 8],
      ]),
      4,
    );
    expect(search.triples).toBe(2);
    expect(search.found).toBe(1);
    const [cycle] = search.cycles;
    expect(cycle?.edges.map(({ winner, loser }) => [winner, loser])).toEqual([
      [0, 1],
      [1, 2],
      [2, 0],
    ]);
    const p = [0.0021717548370361, 0.0206947326660156, 0.000244140625];
    cycle?.edges.forEach((edge, at) => {
      expect(edge.p).toBeCloseTo(p[at] as number, 12);
    });
    expect(cycle?.p).toBe(Math.max(...(cycle?.edges.map((edge) => edge.p) ?? [])));
    expect(cycle?.corrected).toBeCloseTo(4 * 0.0206947326660156, 11);
  });

  test("a prompt has one vote, however many judged it", () => {
    const all = beats([
      [0, 1, 18, 4],
      [1, 2, 15, 5],
      [2, 0, 20, 3],
    ]);
    expect(findCycles({ ...all, cluster: new Int32Array(all.first.length) }, 3).found).toBe(0);
    expect(findCycles({ ...all, cluster: Int32Array.from(all.first.keys()) }, 3).found).toBe(1);
  });

  test("every cycle of forty models in a ring of strength is found once", () => {
    const n = 40;
    const ring: [number, number, number, number][] = [];
    for (let a = 0; a < n; a++)
      for (let b = a + 1; b < n; b++) ring.push((b - a) % 2 === 1 ? [a, b, 8, 0] : [b, a, 8, 0]);
    // By brute force.
    const isOver = (a: number, b: number) => (a < b ? (b - a) % 2 === 1 : (a - b) % 2 === 0);
    let cycles = 0;
    for (let a = 0; a < n; a++)
      for (let b = a + 1; b < n; b++)
        for (let c = b + 1; c < n; c++)
          if (isOver(a, b) === isOver(b, c) && isOver(b, c) === isOver(c, a)) cycles++;
    const found = findCycles(beats(ring), n);
    expect(cycles).toBeGreaterThan(0);
    expect(found.found).toBe(cycles);
    expect(found.triples).toBe((n * (n - 1) * (n - 2)) / 6);
  });

  test("no cycle where strengths alone decide", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 8 }), (order) => {
        const won = order.flatMap((a, i) => order.slice(i + 1).map((b) => [a, b, 9, 1] as const));
        return findCycles(beats(won), 10).found === 0;
      }),
    );
  });
});
