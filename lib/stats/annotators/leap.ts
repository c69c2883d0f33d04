/** One state of an iteration: its parameters, as two vectors. */
type State = readonly [Float64Array, Float64Array];

/**
 * Where three rounds of a slow fixed-point iteration are heading (SQUAREM: R. Varadhan and C. Roland, Scand. J. Statist. 35
 * (2008), scheme S3): x₀ − 2αr + α²v with r = x₁ − x₀, v = x₂ − 2x₁ + x₀, α = −‖r‖/‖v‖, and no shorter than a plain step
 * (α ≤ −1). What comes out need not be a valid parameter: a plain round from it is, and may be worse than x₂. Values that
 * are not finite stay as in x₂.
 */
export function leapAhead(x0: State, x1: State, x2: State, longest: number): { to: State; length: number } {
  const change = (part: 0 | 1, at: number): { r: number; v: number } => {
    const between = x1[part][at] as number;
    const r = between - (x0[part][at] as number);
    const v = (x2[part][at] as number) - between - r;
    return Number.isFinite(r) && Number.isFinite(v) ? { r, v } : { r: 0, v: 0 };
  };
  let [r2, v2] = [0, 0];
  for (const part of [0, 1] as const)
    for (let at = 0; at < x0[part].length; at++) {
      const { r, v } = change(part, at);
      r2 += r * r;
      v2 += v * v;
    }
  const length = v2 > 0 ? Math.min(longest, Math.max(1, Math.sqrt(r2 / v2))) : 1;
  const ahead = (part: 0 | 1) =>
    x2[part].map((to, at) => {
      const { r, v } = change(part, at);
      // x₂ = x₀ + 2r + v.
      return to - 2 * (1 - length) * r + (length * length - 1) * v;
    });
  return { to: [ahead(0), ahead(1)], length };
}
