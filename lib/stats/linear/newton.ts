/**
 * Newton's method with step halving for a concave objective.
 *
 * It stops on the gradient, each coordinate against its own scale, never on the size of a step; one more step is then
 * taken, which squares the error left. Where the gradient vanishes while the steps stay long, the objective rises for
 * ever along some direction (separation): there is no finite maximum.
 * Source: S. Boyd and L. Vandenberghe, Convex Optimization (2004), section 9.5; A. Albert and J. A. Anderson, Biometrika
 * 71 (1984), for separation.
 */
export interface Point {
  value: number;
  gradient: Float64Array;
  /** Solves information · x = rhs; null where the information is singular. */
  solve(rhs: Float64Array): Float64Array | null;
}

export interface Maximum<P extends Point> {
  x: Float64Array;
  point: P;
  iterations: number;
  ending: Ending;
}

/**
 * converged: at the maximum; separated: no finite maximum, the objective still rises where it is flat; singular: some
 * direction changes nothing (parameters confounded); unfinished: out of steps.
 */
export type Ending = "converged" | "separated" | "singular" | "unfinished";

const longStep = 1e-2;

/**
 * @param scale what the gradient's coordinates are measured against (for example the number of comparisons of an item).
 * @param settle puts a new position into its normal form (for example centred), in place.
 */
export function maximise<P extends Point>(
  evaluate: (x: Float64Array) => P,
  start: Float64Array,
  scale: Float64Array,
  settle: (x: Float64Array) => void,
  { tolerance = 1e-12, most = 100 }: { tolerance?: number; most?: number } = {},
): Maximum<P> {
  let x = Float64Array.from(start);
  let point = evaluate(x);
  for (let iterations = 0; ; iterations++) {
    const isFlat = point.gradient.every((value, i) => Math.abs(value) <= tolerance * (scale[i] as number));
    if (iterations >= most && !isFlat) return { x, point, iterations, ending: "unfinished" };
    const step = point.solve(point.gradient);
    if (!step?.every(Number.isFinite))
      return { x, point, iterations, ending: iterations === 0 ? "singular" : "separated" };
    if (isFlat) {
      if (step.some((value) => Math.abs(value) > longStep))
        return { x, point, iterations, ending: "separated" };
      const polished = move(x, step, 1, settle);
      const next = evaluate(polished);
      const isBetter = Number.isFinite(next.value) && size(next.gradient) <= size(point.gradient);
      return isBetter
        ? { x: polished, point: next, iterations, ending: "converged" }
        : { x, point, iterations, ending: "converged" };
    }
    let found = false;
    for (let length = 1; length > 1e-10 && !found; length /= 2) {
      const tried = move(x, step, length, settle);
      const next = evaluate(tried);
      if (!(next.value >= point.value - 1e-12 * Math.abs(point.value))) continue;
      found = true;
      x = tried;
      point = next;
    }
    if (!found) return { x, point, iterations, ending: "unfinished" };
  }
}

function move(x: Float64Array, step: Float64Array, length: number, settle: (x: Float64Array) => void) {
  const next = x.map((value, i) => value + length * (step[i] as number));
  settle(next);
  return next;
}

function size(gradient: Float64Array): number {
  return gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
