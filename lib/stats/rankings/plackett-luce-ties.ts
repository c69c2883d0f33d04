import { type DensePoint, densePoint, inverseInformation } from "../linear/dense-point";
import { type Ending, maximise } from "../linear/newton";

/**
 * Plackett–Luce with ties (Davidson–Luce): from the items left A, a group S of d items is chosen with probability
 *
 *   δ_d (Π_S π_i)^(1/d) / Σ_{T ⊂ A, |T| ≤ D} δ_|T| (Π_T π_i)^(1/|T|),   δ_1 = 1,  D the largest group seen.
 *
 * Source: H. L. Turner, J. van Etten, D. Firth and I. Kosmidis, Computational Statistics 35 (2020), (3); R. R. Davidson (1970)
 * for D = 2 and pairs. A last single item is no choice; a last tied group is. Group sizes never seen get δ = 0 (their
 * estimate), reported as none. The sum over subsets is an elementary symmetric polynomial of π^(1/d); its derivatives come
 * from products of prefixes and suffixes, all of them positive, so nothing cancels. ℓ is concave in (θ, log δ): Newton.
 */
export interface TiedRankingFit {
  logWorth: Float64Array;
  /** Group sizes seen, from 2 up, and log δ of each. */
  sizes: number[];
  logDelta: Float64Array;
  logLikelihood: number;
  /** Of worths (sum-zero), then log δ; row-major. null where singular. */
  covariance: Float64Array | null;
  ending: Ending;
  iterations: number;
}

/** @param rankings groups of item numbers, best first; no item twice in a ranking. */
export function fitTiedRankings(rankings: readonly (readonly number[][])[], n: number): TiedRankingFit {
  const sizes = [...new Set(rankings.flatMap((ranking) => ranking.map((group) => group.length)))]
    .filter((size) => size > 1)
    .sort((a, b) => a - b);
  const size = n + sizes.length;
  const scale = new Float64Array(size).fill(Number.MIN_VALUE);
  for (const ranking of rankings)
    for (const group of ranking) {
      for (const item of group) scale[item] = (scale[item] as number) + 1;
      for (let k = 0; k < sizes.length; k++) scale[n + k] = (scale[n + k] as number) + 1;
    }
  const found = maximise<DensePoint>(
    (x) => evaluate(rankings, n, sizes, x),
    new Float64Array(size),
    scale,
    (x) => {
      let mean = 0;
      for (let i = 0; i < n; i++) mean += (x[i] as number) / n;
      for (let i = 0; i < n; i++) x[i] = (x[i] as number) - mean;
    },
  );
  return {
    logWorth: found.x.slice(0, n),
    sizes,
    logDelta: found.x.slice(n),
    logLikelihood: found.point.value,
    covariance: inverseInformation(found.point.information, size, n),
    ending: found.ending,
    iterations: found.iterations,
  };
}

/** The arcs "i was chosen while j was left", ties in both directions. */
export function tiedRankingArcs(rankings: readonly (readonly number[][])[]): [number, number][] {
  const arcs: [number, number][] = [];
  for (const ranking of rankings)
    for (const [place, group] of ranking.entries()) {
      const next = ranking[place + 1]?.[0];
      const head = group[0] as number;
      if (next !== undefined) arcs.push([head, next]);
      for (const item of group) if (item !== head) arcs.push([item, head], [head, item]);
    }
  return arcs;
}

function evaluate(
  rankings: readonly (readonly number[][])[],
  n: number,
  sizes: readonly number[],
  x: Float64Array,
): DensePoint {
  const size = x.length;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  let value = 0;
  for (const ranking of rankings) {
    let left = ranking.flat();
    for (const group of ranking) {
      if (left.length < 2) break;
      value += chosen(group, n, sizes, x, gradient);
      value -= offered(left, n, sizes, x, gradient, information);
      left = left.slice(group.length);
    }
  }
  return densePoint(value, gradient, information, n);
}

/** The numerator's logarithm, its gradient added. */
function chosen(
  group: readonly number[],
  n: number,
  sizes: readonly number[],
  x: Float64Array,
  gradient: Float64Array,
): number {
  const d = group.length;
  let value = 0;
  for (const item of group) {
    value += (x[item] as number) / d;
    gradient[item] = (gradient[item] as number) + 1 / d;
  }
  if (d === 1) return value;
  const k = n + sizes.indexOf(d);
  gradient[k] = (gradient[k] as number) + 1;
  return value + (x[k] as number);
}

/**
 * log of the denominator over the items left; its gradient is taken away and its Hessian added to the information.
 * E[f] and Cov[f] of the chosen group's features f: 1/d for its items, and its size.
 */
function offered(
  left: readonly number[],
  n: number,
  sizes: readonly number[],
  x: Float64Array,
  gradient: Float64Array,
  information: Float64Array,
): number {
  const size = x.length;
  const m = left.length;
  const top = left.reduce((most, item) => Math.max(most, x[item] as number), Number.NEGATIVE_INFINITY);
  const places = [...left, ...sizes.map((_, k) => n + k)];
  const total = places.length;
  const mean = new Float64Array(total);
  const second = new Float64Array(total * total);
  let sum = 0;
  for (const [k, d] of [1, ...sizes].entries()) {
    if (d > m) continue;
    const delta = k === 0 ? 1 : Math.exp(x[n + k - 1] as number);
    const root = Float64Array.from(left, (item) => Math.exp(((x[item] as number) - top) / d));
    const { whole, without, withoutPair } = symmetric(root, d);
    sum += delta * whole;
    const own = m + k - 1;
    if (k > 0) {
      mean[own] = delta * whole;
      second[own * total + own] = delta * whole;
    }
    for (let i = 0; i < m; i++) {
      const share = (delta * (root[i] as number) * (without[i] as number)) / d;
      mean[i] = (mean[i] as number) + share;
      second[i * total + i] = (second[i * total + i] as number) + share / d;
      if (k > 0) second[i * total + own] = second[own * total + i] = share;
      for (let j = i + 1; d > 1 && j < m; j++) {
        const both =
          (delta * (root[i] as number) * (root[j] as number) * (withoutPair[i * m + j] as number)) / d ** 2;
        second[i * total + j] = (second[i * total + j] as number) + both;
        second[j * total + i] = second[i * total + j] as number;
      }
    }
  }
  for (let a = 0; a < total; a++) {
    const at = places[a] as number;
    const expected = (mean[a] as number) / sum;
    gradient[at] = (gradient[at] as number) - expected;
    for (let b = 0; b < total; b++) {
      const cell = at * size + (places[b] as number);
      information[cell] =
        (information[cell] as number) +
        (second[a * total + b] as number) / sum -
        (expected * (mean[b] as number)) / sum;
    }
  }
  return top + Math.log(sum);
}

/** e_d of all values, e_{d−1} without each, e_{d−2} without each pair (row-major, upper). */
function symmetric(values: Float64Array, d: number) {
  const m = values.length;
  const width = d + 1;
  const prefix = new Float64Array((m + 1) * width);
  const suffix = new Float64Array((m + 1) * width);
  prefix[0] = suffix[m * width] = 1;
  for (let i = 0; i < m; i++) extend(prefix, i * width, prefix, (i + 1) * width, values[i] as number, width);
  for (let i = m - 1; i >= 0; i--)
    extend(suffix, (i + 1) * width, suffix, i * width, values[i] as number, width);
  const without = new Float64Array(m);
  const withoutPair = new Float64Array(d > 1 ? m * m : 0);
  const middle = new Float64Array(width);
  const grown = new Float64Array(width);
  for (let i = 0; i < m; i++) {
    without[i] = convolve(prefix, i * width, suffix, (i + 1) * width, d - 1);
    if (d < 2) continue;
    middle.set(prefix.subarray(i * width, (i + 1) * width));
    for (let j = i + 1; j < m; j++) {
      withoutPair[i * m + j] = convolve(middle, 0, suffix, (j + 1) * width, d - 2);
      extend(middle, 0, grown, 0, values[j] as number, width);
      middle.set(grown);
    }
  }
  return { whole: prefix[m * width + d] as number, without, withoutPair };
}

/** to(t) = from(t) · (1 + value t), the first `width` coefficients. */
function extend(
  from: Float64Array,
  at: number,
  to: Float64Array,
  place: number,
  value: number,
  width: number,
): void {
  to[place] = from[at] as number;
  for (let k = 1; k < width; k++)
    to[place + k] = (from[at + k] as number) + value * (from[at + k - 1] as number);
}

function convolve(a: Float64Array, at: number, b: Float64Array, place: number, degree: number): number {
  let sum = 0;
  for (let k = 0; k <= degree; k++) sum += (a[at + k] as number) * (b[place + degree - k] as number);
  return sum;
}
