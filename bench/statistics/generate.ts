/**
 * Comparisons and ratings made from mulberry32 by number, the same in any language: other programs can be timed on exactly
 * these data. u(seed, k) is the k-th output of mulberry32(seed), k = 1, 2, 3 …
 */
export function output(seed: number, k: number): number {
  const s = (seed + Math.imul(k, 0x6d2b79f5)) >>> 0;
  let t = Math.imul(s ^ (s >>> 15), s | 1);
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** n comparisons among `models` of evenly spread strengths, a tenth of them ties. */
export function makeComparisons(models: number, n: number, seed: number) {
  const first = new Int32Array(n);
  const second = new Int32Array(n);
  const outcome = new Int8Array(n);
  const strength = (i: number) => (2 * i) / (models - 1) - 1;
  for (let row = 0; row < n; row++) {
    const u = (k: number) => output(seed, 4 * row + k);
    const a = Math.floor(u(1) * models);
    let b = Math.floor(u(2) * (models - 1));
    if (b >= a) b++;
    first[row] = a;
    second[row] = b;
    if (u(3) >= 0.1) outcome[row] = u(4) < 1 / (1 + Math.exp(strength(b) - strength(a))) ? 1 : -1;
  }
  return { first, second, outcome };
}

/** Ratings 0 … 4, row-major units × annotators, −1 where missing. */
export function makeRatings(annotators: number, units: number, missing: number, seed: number): Int8Array {
  const ratings = new Int8Array(units * annotators);
  const width = 1 + 3 * annotators;
  for (let unit = 0; unit < units; unit++) {
    const u = (k: number) => output(seed, unit * width + k);
    const truth = Math.floor(u(1) * 5);
    for (let r = 0; r < annotators; r++) {
      const isRight = u(3 * r + 3) < 0.7;
      const label = isRight ? truth : Math.floor(u(3 * r + 4) * 5);
      ratings[unit * annotators + r] = u(3 * r + 2) < missing ? -1 : label;
    }
  }
  return ratings;
}

/** Long rows: each of `units` labelled 0 … 4 by three of `annotators`. */
export function makeSparseRatings(annotators: number, units: number, seed: number) {
  const unit = new Int32Array(3 * units);
  const annotator = new Int32Array(3 * units);
  const label = new Int8Array(3 * units);
  for (let at = 0; at < units; at++) {
    const u = (k: number) => output(seed, at * 10 + k);
    const truth = Math.floor(u(1) * 5);
    const first = Math.floor(u(2) * annotators);
    let second = Math.floor(u(3) * (annotators - 1));
    if (second >= first) second++;
    let third = Math.floor(u(4) * (annotators - 2));
    if (third >= Math.min(first, second)) third++;
    if (third >= Math.max(first, second)) third++;
    for (const [k, who] of [first, second, third].entries()) {
      const row = 3 * at + k;
      unit[row] = at;
      annotator[row] = who;
      label[row] = u(5 + 2 * k) < 0.7 ? truth : Math.floor(u(6 + 2 * k) * 5);
    }
  }
  return { unit, annotator, label };
}
