import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChanceCorrected, chanceCorrected } from "./chance-corrected";
import { fleissKappa } from "./fleiss-kappa";
import { countLabels, tabulate } from "./rating-table";
import { twoRaters } from "./two-raters";
import { type Weighting, weightMatrix } from "./weights";

const scale = [1, 2, 3, 4];
const rating = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...scale) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const tableOf = (annotators: number) =>
  fc.array(fc.array(rating, { minLength: annotators, maxLength: annotators }), {
    minLength: 2,
    maxLength: 20,
  });

function measure(ratings: (number | null)[][], weighting: Weighting, values: readonly number[] = scale) {
  const table = tabulate(ratings, values);
  return chanceCorrected(table, weightMatrix(weighting, table.categories), 0.95);
}

const names = ["percentAgreement", "gwet", "fleiss", "krippendorff", "brennanPrediger", "conger"] as const;

function expectSame(one: ChanceCorrected, other: ChanceCorrected) {
  for (const name of names)
    for (const field of ["value", "se", "pa", "pe"] as const) {
      const [x, y] = [one[name]?.[field], other[name]?.[field]];
      if (typeof x !== "number") expect([name, field, y]).toEqual([name, field, x]);
      else expect(y, `${name} ${field}`).toBeCloseTo(x, 9);
    }
}

describe.each(["identity", "quadratic", "ordinal"] as const)(
  "κ, AC, α and the others with %s weights",
  (weighting) => {
    test("do not change with the order of units and annotators, nor with a unit that nobody rated", () => {
      fc.assert(
        fc.property(tableOf(4), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (ratings, order) => {
          const moved = ratings.map((row) => order.map((g) => row[g] as number | null)).reverse();
          expectSame(measure(ratings, weighting), measure([[null, null, null, null], ...moved], weighting));
        }),
      );
    });

    test("do not change when the scale is turned round", () => {
      fc.assert(
        fc.property(tableOf(3), (ratings) => {
          const turned = ratings.map((row) => row.map((value) => (value === null ? null : 5 - value)));
          expectSame(measure(ratings, weighting), measure(turned, weighting));
        }),
      );
    });

    test("of two annotators who both rate all: Conger is Cohen, Fleiss is Scott, the others as from their table", () => {
      const answers = fc.array(fc.tuple(fc.constantFrom(...scale), fc.constantFrom(...scale)), {
        minLength: 2,
        maxLength: 30,
      });
      fc.assert(
        fc.property(answers, (rows) => {
          const many = measure(rows, weighting);
          const counts = new Float64Array(16);
          for (const [a, b] of rows)
            counts[(a - 1) * 4 + b - 1] = (counts[(a - 1) * 4 + b - 1] as number) + 1;
          const two = twoRaters(counts, 4, weightMatrix(weighting, scale), 0.95);
          for (const [x, y] of [
            [many.conger, two.cohen],
            [many.fleiss, two.scott],
            [many.gwet, two.gwet],
            [many.brennanPrediger, two.brennanPrediger],
            [many.krippendorff, two.krippendorff],
          ] as const) {
            if (x?.value === null) expect(y.value).toBeNull();
            else expect(y.value).toBeCloseTo(x?.value as number, 9);
            expect(y.reason).toBe(x?.reason);
          }
        }),
      );
    });
  },
);

test("nominal coefficients do not know what categories are called", () => {
  fc.assert(
    fc.property(tableOf(3), fc.shuffledSubarray(scale, { minLength: 4 }), (ratings, names) => {
      const renamed = ratings.map((row) =>
        row.map((value) => (value === null ? null : (names[value - 1] as number))),
      );
      expectSame(measure(ratings, "identity"), measure(renamed, "identity"));
    }),
  );
});

test("Cohen's κ does not change when the two annotators change places, nor its errors", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }), (counts) => {
      const turned = counts.map((_, at) => counts[(at % 3) * 3 + Math.floor(at / 3)] as number);
      const weights = weightMatrix("linear", [1, 2, 3]);
      const [one, other] = [counts, turned].map(
        (table) => twoRaters(Float64Array.from(table), 3, weights, 0.95).cohen,
      );
      for (const field of ["value", "se", "seNull"] as const)
        if (one?.[field] === null) expect(other?.[field]).toBeNull();
        else expect(other?.[field]).toBeCloseTo(one?.[field] as number, 9);
    }),
  );
});

test("counts of units say the same as the ratings, units without a rating among them", () => {
  fc.assert(
    fc.property(tableOf(4), (ratings) => {
      const counts = ratings.map((row) => scale.map((value) => row.filter((one) => one === value).length));
      const found = fleissKappa(Float64Array.from(counts.flat()), 4, 0.95);
      const { fleiss, gwet } = measure(ratings, "identity");
      expect(found.fleiss).toEqual(fleiss);
      expect(found.gwet).toEqual(gwet);
      const table = tabulate(ratings, scale);
      expect(countLabels(table).reduce((sum, one) => sum + one, 0)).toBe(
        ratings.flat().filter((one) => one !== null).length,
      );
    }),
  );
});
