import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standardErrors } from "../linear/matrix";
import { aggregate, cellsOfRows, type PairedRows } from "../paired/cells";
import { findComponents } from "../paired/existence";
import { robustCovariance } from "../paired/robust";
import type { TieRule } from "../paired/tie-rules";
import { estimateStrengths } from "./bradley-terry";
import type { ComparisonRows } from "./comparison-rows";
import { fitRatings } from "./fit-ratings";

const n = 4;
const row = fc.record({
  a: fc.integer({ min: 0, max: n - 1 }),
  b: fc.integer({ min: 0, max: n - 1 }),
  outcome: fc.constantFrom(-1, 0, 1),
  cluster: fc.integer({ min: 0, max: 9 }),
});
type Row = { a: number; b: number; outcome: number; cluster: number };

/** Rows of which an estimate exists: every pair met in both directions, whatever else happened. */
const rows = fc.array(row, { minLength: 8, maxLength: 60 }).map((some) => {
  const both: Row[] = [];
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++) if (a !== b) both.push({ a, b, outcome: 1, cluster: a + b });
  return [...both, ...some.filter((one) => one.a !== one.b)];
});

function columns(list: readonly Row[]): ComparisonRows {
  return {
    first: Int32Array.from(list, (one) => one.a),
    second: Int32Array.from(list, (one) => one.b),
    outcome: Int8Array.from(list, (one) => one.outcome),
    cluster: Int32Array.from(list, (one) => one.cluster),
  };
}

const rate = (list: readonly Row[], ties: TieRule = "half") =>
  fitRatings(columns(list), n, { confidence: 0.95, ties });

const close = (x: number | null | undefined, y: number | null | undefined) =>
  expect(x ?? Number.NaN).toBeCloseTo(y ?? Number.NaN, 6);

const rules: TieRule[] = ["half", "davidson", "rao-kupper"];

describe.each(rules)("ratings by %s", (rule) => {
  test("do not change with the rows' order, with a turned row, or with a model against itself", () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.integer()), (list, keys) => {
        const shuffled = list
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((x, y) => x.key - y.key)
          .map(({ one }, place) =>
            place % 2 === 0 ? one : { ...one, a: one.b, b: one.a, outcome: 0 - one.outcome },
          );
        const [before, after] = [
          rate(list, rule),
          rate([...shuffled, { a: 1, b: 1, outcome: 1, cluster: 3 }], rule),
        ];
        for (const [model, one] of before.models.entries()) {
          close(after.models[model]?.rating, one.rating);
          close(after.models[model]?.standardError, one.standardError);
          expect(after.models[model]?.wins).toBe(one.wins);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("follow the models wherever they are renamed to, and their strengths sum to zero", () => {
    fc.assert(
      fc.property(rows, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (list, names) => {
        const renamed = list.map((one) => ({ ...one, a: names[one.a] as number, b: names[one.b] as number }));
        const [before, after] = [rate(list, rule), rate(renamed, rule)];
        for (const [model, one] of before.models.entries()) {
          close(after.models[names[model] as number]?.logStrength, one.logStrength);
          close(after.models[names[model] as number]?.low, one.low);
        }
        close(
          before.models.reduce((sum, one) => sum + (one.logStrength ?? Number.NaN), 0),
          0,
        );
      }),
      { numRuns: 40 },
    );
  });

  test("turn round with every outcome", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const [before, after] = [
          rate(list, rule),
          rate(
            list.map((one) => ({ ...one, outcome: 0 - one.outcome })),
            rule,
          ),
        ];
        for (const [model, one] of before.models.entries())
          close(after.models[model]?.logStrength, 0 - (one.logStrength ?? Number.NaN));
      }),
      { numRuns: 40 },
    );
  });
});

test("without a tie the models with a tie parameter are the plain one", () => {
  fc.assert(
    fc.property(rows, (list) => {
      const decided = list.filter((one) => one.outcome !== 0);
      const plain = rate(decided);
      for (const rule of ["davidson", "rao-kupper"] as const) {
        const other = rate(decided, rule);
        expect(other.fits[0]?.tieParameter).toBeNull();
        for (const [model, one] of plain.models.entries()) close(other.models[model]?.rating, one.rating);
      }
    }),
    { numRuns: 40 },
  );
});

function estimated(list: readonly Row[]) {
  const given: PairedRows = columns(list);
  const cells = aggregate(given, n);
  const found = estimateStrengths(cells, "half");
  if (found.reason !== null) throw new Error(found.reason);
  return { given, cells, found };
}

test("a covariance is symmetric, has no negative direction, and leaves a common shift alone", () => {
  fc.assert(
    fc.property(
      rows,
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }),
      (list, x) => {
        const { cells, found, given } = estimated(list);
        const each = cellsOfRows(given, n, new Float64Array(0), 0);
        const cluster = columns(list).cluster as Int32Array;
        for (const matrix of [
          found.covariance,
          robustCovariance(cells, "half", found.fit, found.covariance),
          robustCovariance(each, "half", found.fit, found.covariance, cluster),
        ]) {
          let form = 0;
          for (let i = 0; i < n; i++) {
            let sum = 0;
            for (let j = 0; j < n; j++) {
              const value = matrix[i * n + j] as number;
              expect(value).toBeCloseTo(matrix[j * n + i] as number, 10);
              form += (x[i] as number) * value * (x[j] as number);
              sum += value;
            }
            expect(sum).toBeCloseTo(0, 8);
          }
          expect(form).toBeGreaterThanOrEqual(-1e-9);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("every judgment k times over: independent, errors shrink by √k; in clusters of k copies, not at all", () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 2, max: 4 }), (list, k) => {
      const { cells, found } = estimated(list);
      const once = standardErrors(robustCovariance(cells, "half", found.fit, found.covariance), n);
      const copies = list.flatMap((one, at) => Array.from({ length: k }, () => ({ ...one, cluster: at })));
      const many = estimated(copies);
      const alone = standardErrors(
        robustCovariance(many.cells, "half", many.found.fit, many.found.covariance),
        n,
      );
      const each = cellsOfRows(many.given, n, new Float64Array(0), 0);
      const cluster = columns(copies).cluster as Int32Array;
      const clustered = standardErrors(
        robustCovariance(each, "half", many.found.fit, many.found.covariance, cluster),
        n,
      );
      for (let i = 0; i < n; i++) {
        expect(alone[i]).toBeCloseTo((once[i] as number) / Math.sqrt(k), 8);
        expect(clustered[i]).toBeCloseTo(once[i] as number, 8);
      }
    }),
    { numRuns: 40 },
  );
});

test("existence asks for a way round through wins: by walking, as Ford wrote it", () => {
  const wins = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 14 });
  fc.assert(
    fc.property(wins, (arcs) => {
      const list = arcs.filter(([a, b]) => a !== b).map(([a, b]) => ({ a, b, outcome: 1, cluster: 0 }));
      const { strong, weak, exists } = findComponents(aggregate(columns(list), 5));
      const reach = Array.from({ length: 5 }, (_, from) => {
        const seen = new Set([from]);
        for (const at of seen) for (const one of list) if (one.a === at) seen.add(one.b);
        return seen;
      });
      const groups = new Set(
        reach.map((seen, i) => [0, 1, 2, 3, 4].filter((j) => seen.has(j) && reach[j]?.has(i)).join()),
      );
      expect(new Set(strong.map((one) => one.join()))).toEqual(groups);
      expect(exists).toBe(groups.size === 1);
      expect(weak.flat().sort()).toEqual([0, 1, 2, 3, 4]);
    }),
  );
});
