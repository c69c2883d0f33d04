/**
 * Limited-memory BFGS with a backtracking line search (Armijo; W. W. Hager and H. Zhang's approximate condition, SIAM J. Optim. 16
 * (2005), where rounding hides the descent), for smooth objectives that are not concave.
 * Source: J. Nocedal and S. J. Wright, Numerical Optimization (2006), algorithms 7.4 and 7.5.
 */
export interface Slope {
  value: number;
  gradient: Float64Array;
}

const memory = 12;

/** Minimises. @param tolerance on the largest coordinate of the gradient. */
export function minimise(
  evaluate: (x: Float64Array) => Slope,
  start: Float64Array,
  { tolerance, most }: { tolerance: number; most: number },
): { x: Float64Array; value: number; converged: boolean; iterations: number } {
  let x = Float64Array.from(start);
  let at = evaluate(x);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iterations = 0; ; iterations++) {
    const largest = largestOf(at.gradient);
    if (largest <= tolerance) return { x, value: at.value, converged: true, iterations };
    if (iterations >= most) return { x, value: at.value, converged: false, iterations };
    let direction = descent(at.gradient, steps);
    let slope = dot(direction, at.gradient);
    if (!(slope < 0)) {
      steps.length = 0;
      direction = sumOf(at.gradient, -1);
      slope = dot(direction, at.gradient);
    }
    let length = steps.length === 0 ? Math.min(1, 1 / largest) : 1;
    let next = x;
    let found: Slope | null = null;
    for (; length > 1e-14 && !found; length /= 2) {
      next = sumOf(direction, length, x);
      const tried = evaluate(next);
      const isLower = tried.value <= at.value + 1e-4 * length * slope;
      // Close to the minimum the value no longer shows a difference: there the slope along the way decides.
      const isFlat =
        Math.abs(tried.value - at.value) <= 1e-13 * Math.abs(at.value) &&
        Math.abs(dot(direction, tried.gradient)) <= 0.9 * Math.abs(slope);
      if (isLower || isFlat) found = tried;
    }
    // No better point along the way down: as low as rounding lets one see.
    if (!found) {
      if (steps.length === 0)
        return { x, value: at.value, converged: largest <= 1e3 * tolerance, iterations };
      steps.length = 0;
      continue;
    }
    const s = sumOf(x, -1, next);
    const y = sumOf(at.gradient, -1, found.gradient);
    const sy = dot(s, y);
    if (sy > 1e-14 * dot(y, y)) {
      steps.push({ s, y, rho: 1 / sy });
      if (steps.length > memory) steps.shift();
    }
    x = next;
    at = found;
  }
}

/** −H g by the two-loop recursion. */
function descent(
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = sumOf(gradient, -1);
  const alpha: number[] = [];
  for (let k = steps.length - 1; k >= 0; k--) {
    const { s, y, rho } = steps[k] as (typeof steps)[number];
    const a = rho * dot(s, q);
    alpha[k] = a;
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) - a * (y[i] as number);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) * scale;
  }
  for (let k = 0; k < steps.length; k++) {
    const { s, y, rho } = steps[k] as (typeof steps)[number];
    const b = (alpha[k] as number) - rho * dot(y, q);
    for (let i = 0; i < q.length; i++) q[i] = (q[i] as number) + b * (s[i] as number);
  }
  return q;
}

/** scale · x + y. Loops: a callback for each coordinate would cost more than the sum. */
function sumOf(x: Float64Array, scale: number, y?: Float64Array): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) sum[i] = scale * (x[i] as number) + (y ? (y[i] as number) : 0);
  return sum;
}

/** The largest coordinate, without its sign; NaN where one is NaN. */
function largestOf(x: Float64Array): number {
  let top = 0;
  for (let i = 0; i < x.length; i++) top = Math.max(top, Math.abs(x[i] as number));
  return top;
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] as number) * (y[i] as number);
  return sum;
}
