/**
 * As many things as there are, drawn with replacement: how often each kind came, where `counts` says how many there are
 * of each. One binomial after the other (L. Devroye, Non-Uniform Random Variate Generation (1986), XI.1.1), so that a draw
 * costs what there are kinds, not things.
 */
export function drawMultinomial(counts: ArrayLike<number>, uniform: () => number): Float64Array {
  const drawn = new Float64Array(counts.length);
  let left = 0;
  for (let kind = 0; kind < counts.length; kind++) left += counts[kind] as number;
  let wanted = left;
  for (let kind = 0; kind < counts.length && wanted > 0; kind++) {
    const count = counts[kind] as number;
    if (count === 0) continue;
    drawn[kind] = left - count < 0.5 ? wanted : binomial(wanted, count / left, uniform);
    wanted -= drawn[kind] as number;
    left -= count;
  }
  return drawn;
}

/** Bin(n, p): by inversion where the mean is small, by the normal approximation rounded into range beyond (mean > 1000). */
function binomial(n: number, p: number, uniform: () => number): number {
  const q = Math.min(p, 1 - p);
  const drawn = n * q > 1000 ? normalBinomial(n, q, uniform) : exactBinomial(n, q, uniform);
  return p > 0.5 ? n - drawn : drawn;
}

/** Counts successes by skipping over failures: geometric gaps (L. Devroye, Non-Uniform Random Variate Generation, X.4.3). */
function exactBinomial(n: number, q: number, uniform: () => number): number {
  const log = Math.log1p(-q);
  let count = 0;
  for (let at = 0; ; count++) {
    at += Math.floor(Math.log1p(-uniform()) / log) + 1;
    if (at > n) return count;
  }
}

function normalBinomial(n: number, q: number, uniform: () => number): number {
  const radius = Math.sqrt(-2 * Math.log1p(-uniform()));
  const z = radius * Math.cos(2 * Math.PI * uniform());
  return Math.min(n, Math.max(0, Math.round(n * q + z * Math.sqrt(n * q * (1 - q)))));
}
