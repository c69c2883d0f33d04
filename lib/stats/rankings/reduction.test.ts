import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceErrors } from "../linear/matrix";
import { aggregate } from "../paired/cells";
import { estimateStrengths } from "../ratings/bradley-terry";
import { fitPlackettLuce, rankingCovariance } from "./plackett-luce";
import { fitTiedRankings } from "./plackett-luce-ties";

const n = 4;

/** Duels [first, second, outcome] in which everybody also beat everybody. */
const duels = fc
  .array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.constantFrom(-1, 0, 1)), { maxLength: 50 })
  .map((some) => {
    const all: [number, number, number][] = [];
    for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) if (a !== b) all.push([a, b, 1]);
    return [...all, ...some.filter(([a, b]) => a !== b)];
  });

function bradleyTerry(list: readonly (readonly [number, number, number])[], ties: "half" | "davidson") {
  const rows = {
    first: Int32Array.from(list, ([a]) => a),
    second: Int32Array.from(list, ([, b]) => b),
    outcome: Int8Array.from(list, ([, , outcome]) => outcome),
  };
  const found = estimateStrengths(aggregate(rows, n), ties);
  if (found.reason !== null) throw new Error(found.reason);
  return found;
}

const expectClose = (found: ArrayLike<number>, wanted: ArrayLike<number>) => {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) expect(found[i]).toBeCloseTo(wanted[i] as number, 7);
};

test("Plackett–Luce on rankings of two is Bradley–Terry: strengths, errors, likelihood", () => {
  fc.assert(
    fc.property(duels, (list) => {
      const decided = list.filter(([, , outcome]) => outcome !== 0);
      const rankings = decided.map(([a, b, outcome]) => Int32Array.from(outcome > 0 ? [a, b] : [b, a]));
      const [pl, bt] = [fitPlackettLuce(rankings, n, "listed"), bradleyTerry(decided, "half")];
      expectClose(pl.logWorth, bt.fit.logStrength);
      expectClose(rankingCovariance(pl.information, n) as Float64Array, bt.covariance);
      expect(pl.logLikelihood).toBeCloseTo(bt.fit.logLikelihood, 7);
    }),
    { numRuns: 50 },
  );
});

test("with ties, on rankings of two, it is Davidson's model: δ₂ is ν", () => {
  fc.assert(
    fc.property(duels, (list) => {
      const tied = [...list, [0, 1, 0] as const];
      const rankings = tied.map(([a, b, outcome]) =>
        outcome === 0 ? [[a, b]] : outcome > 0 ? [[a], [b]] : [[b], [a]],
      );
      const [pl, bt] = [fitTiedRankings(rankings, n), bradleyTerry(tied, "davidson")];
      expectClose(pl.logWorth, bt.fit.logStrength);
      expect(pl.logDelta[0]).toBeCloseTo(bt.fit.tie as number, 7);
      expectClose(
        differenceErrors(pl.covariance as Float64Array, n + 1, n, 0),
        differenceErrors(bt.covariance, n + 1, n, 0),
      );
      expect(pl.logLikelihood).toBeCloseTo(bt.fit.logLikelihood, 7);
    }),
    { numRuns: 50 },
  );
});

const rankings = fc
  .array(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2 }), { maxLength: 25 })
  .map((some) => [[0, 1, 2, 3], [3, 2, 1, 0], ...some]);

test("without ties the model with ties is the plain one; names and the order of rankings change nothing", () => {
  fc.assert(
    fc.property(rankings, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (list, names) => {
      const plain = fitPlackettLuce(
        list.map((one) => Int32Array.from(one)),
        n,
        "listed",
      );
      const tied = fitTiedRankings(
        list.map((one) => one.map((item) => [item])),
        n,
      );
      expect(tied.sizes).toEqual([]);
      expectClose(tied.logWorth, plain.logWorth);
      const renamed = fitPlackettLuce(
        list.map((one) => Int32Array.from(one, (item) => names[item] as number)).reverse(),
        n,
        "listed",
      );
      expectClose(
        names.map((name) => renamed.logWorth[name] as number),
        plain.logWorth,
      );
    }),
    { numRuns: 50 },
  );
});
