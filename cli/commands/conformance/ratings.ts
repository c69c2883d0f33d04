import { normalQuantile } from "@/lib/stats/distributions/normal";
import { standardErrors } from "@/lib/stats/linear/matrix";
import { aggregate, cellsOfRows } from "@/lib/stats/paired/cells";
import { robustCovariance } from "@/lib/stats/paired/robust";
import { mulberry32 } from "@/lib/stats/random";
import { bootstrapStrengths } from "@/lib/stats/ratings/bootstrap";
import { estimateStrengths } from "@/lib/stats/ratings/bradley-terry";
import { eloOnline, eloPerUnit, eloScale } from "@/lib/stats/ratings/elo";
import { withoutEstimate } from "./bradley-terry";
import { confidenceOf, nested, numberOf, type Runner } from "./case";
import { type RowsInput, rowsOf } from "./paired-input";

/** Clusters of the rows: a list beside them, or their fourth column. */
function clustersOf(input: Record<string, unknown>, { raw, places }: RowsInput): Int32Array | undefined {
  const given = [input.cluster, input.clusters, input.annotator, input.annotators].find(Array.isArray);
  const labels = (given as unknown[] | undefined)
    ? places.map((place) => (given as unknown[])[place])
    : raw[0] && raw[0].length > 3
      ? raw.map((row) => row[3])
      : undefined;
  if (!labels) return undefined;
  const numbers = new Map<unknown, number>();
  return Int32Array.from(labels, (label) => {
    const known = numbers.get(label);
    if (known !== undefined) return known;
    numbers.set(label, numbers.size);
    return numbers.size - 1;
  });
}

export const sandwich: Runner = (input) => {
  const given = rowsOf(input);
  const { n, rows } = given;
  const confidence = confidenceOf(input);
  const cells = aggregate(rows, n);
  const found = estimateStrengths(cells, "half");
  if (found.reason !== null)
    return withoutEstimate(found, [
      "logStrength",
      "naiveSe",
      "robustSe",
      "robustCov",
      "elo",
      "eloLow",
      "eloHigh",
    ]);
  const cluster = clustersOf(input, given);
  const robust = cluster
    ? robustCovariance(
        cellsOfRows(rows, n, new Float64Array(0), 0),
        "half",
        found.fit,
        found.covariance,
        cluster,
      )
    : robustCovariance(cells, "half", found.fit, found.covariance);
  const robustSe = standardErrors(robust, n);
  const half = normalQuantile(0.5 + confidence / 2) * eloPerUnit;
  const elo = eloScale(Array.from(found.fit.logStrength)).ratings as number[];
  return {
    logStrength: found.fit.logStrength,
    naiveSe: standardErrors(found.covariance, n),
    robustSe,
    robustCov: nested(robust, n),
    elo,
    eloLow: elo.map((value, i) => value - half * (robustSe[i] as number)),
    eloHigh: elo.map((value, i) => value + half * (robustSe[i] as number)),
    exists: true,
    converged: true,
    iterations: found.fit.iterations,
  };
};

export const bootstrap: Runner = (input) => {
  const { n, rows, raw } = rowsOf(input);
  const cells = aggregate(rows, n);
  const found = estimateStrengths(cells, "half");
  if (found.reason !== null)
    return withoutEstimate(found, ["elo", "low", "median", "high", "sandwichLow", "sandwichHigh"]);
  const confidence = confidenceOf(input);
  const uniform = mulberry32(numberOf(input.seed, 0));
  const count = raw.length;
  const draw = () => {
    const picked = {
      first: new Int32Array(count),
      second: new Int32Array(count),
      outcome: new Int8Array(count),
    };
    for (let k = 0; k < count; k++) {
      const row = Math.floor(uniform() * count);
      picked.first[k] = rows.first[row] as number;
      picked.second[k] = rows.second[row] as number;
      picked.outcome[k] = rows.outcome[row] as number;
    }
    return aggregate(picked, n);
  };
  const drawn = bootstrapStrengths(draw, found.fit.logStrength, numberOf(input.replicates, 1000), confidence);
  const toElo = (values: Float64Array | undefined) =>
    values?.map((value) => 1000 + eloPerUnit * value) ?? null;
  const half = normalQuantile(0.5 + confidence / 2);
  const errors = standardErrors(robustCovariance(cells, "half", found.fit, found.covariance), n);
  const theta = found.fit.logStrength;
  return {
    elo: toElo(theta),
    low: toElo(drawn?.low),
    median: toElo(drawn?.median),
    high: toElo(drawn?.high),
    sandwichLow: toElo(theta.map((value, i) => value - half * (errors[i] as number))),
    sandwichHigh: toElo(theta.map((value, i) => value + half * (errors[i] as number))),
    replicatesWithoutEstimate: drawn?.withoutEstimate ?? null,
    reason: drawn ? null : "no_replicate_has_an_estimate",
    converged: true,
    iterations: found.fit.iterations,
  };
};

export const onlineElo: Runner = (input) => {
  const { n, raw } = rowsOf(input);
  const ratings = eloOnline(
    n,
    raw.map((row) => [row[0] as number, row[1] as number, row[2] as number] as const),
    {
      k: numberOf(input.k, 4),
      base: numberOf(input.base, 10),
      scale: numberOf(input.scale, 400),
      initial: numberOf(input.initial, 1000),
    },
  );
  return { ratings };
};

export const scaleElo: Runner = (input) => {
  const { ratings, factor } = eloScale(
    input.logStrength as (number | null)[],
    numberOf(input.scale, 400),
    numberOf(input.base, 10),
    numberOf(input.anchorMean, 1000),
  );
  return { elo: ratings, factor };
};
