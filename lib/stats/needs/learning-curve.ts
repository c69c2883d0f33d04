import { softplus } from "../paired/logistic";
import { quantile } from "../ratings/bootstrap";
import type { Bounds } from "./noise-ceiling";
import { fitPowerLaw, type PowerLaw, powerLawAt } from "./power-law";
import { advantage, type ProbeRows, trainProbe } from "./reward-probe";

/**
 * The learning curve of the reward probe: how well it predicts judgments on prompts that it has not seen, by how many it
 * has learnt from.
 *
 * Repeatedly: prompts are put into a random order; the last fifth is held out; the probe learns from the first judgments of
 * the rest, ever more of them, each size holding the one before (nested), halving downwards from all. Log-loss and accuracy
 * are means over held-out judgments. Intervals, also of the fitted power law (power-law.ts): a bootstrap that draws repeats
 * and, within them, held-out prompts. What repeats share (the same project) they do not show: intervals are for this set of prompts.
 */
export interface CurvePoint {
  /** Judgments learnt from. */
  size: number;
  logLoss: Bounds;
  accuracy: Bounds;
}

export interface LearningCurve {
  points: CurvePoint[];
  /** Prompts and judgments held out in each repeat, on average. */
  heldOutPrompts: number;
  heldOutJudgments: number;
  repeats: number;
  logLoss: CurveFit;
  /** Of 1 − accuracy. */
  errorRate: CurveFit;
}

/** A fitted power law with those of the replicates: what intervals of anything that follows from it are made of. */
export interface CurveFit {
  law: PowerLaw | null;
  limit: Bounds | null;
  exponent: Bounds | null;
  /** Null for a replicate whose curve does not fall. */
  drawn: (PowerLaw | null)[];
}

export interface CurveOptions {
  repeats: number;
  sizes: number;
  smallest: number;
  heldOutShare: number;
  confidence: number;
  replicates: number;
}

/** What one size's probe said of one repeat's held-out prompts: sums by prompt. */
interface Verdicts {
  count: Float64Array;
  /** sizes × prompts. */
  loss: Float64Array[];
  right: Float64Array[];
}

export function measureCurve(
  data: ProbeRows,
  uniform: () => number,
  options: CurveOptions,
): LearningCurve | null {
  const splits = Array.from({ length: options.repeats }, () => split(data, uniform, options.heldOutShare));
  const most = Math.min(...splits.map(({ learn }) => learn.length));
  const sizes: number[] = [];
  for (let size = most; sizes.length < options.sizes && size >= options.smallest; size = Math.floor(size / 2))
    sizes.unshift(size);
  if (sizes.length < 3) return null;
  const repeats = splits.map((one) => judge(data, one, sizes));
  const whole = repeats.map((verdicts) => ({ verdicts, times: null }));
  const [losses, errors] = [meanOf(whole, "loss"), meanOf(whole, "right").map((share) => 1 - share)];
  const drawn = Array.from({ length: options.replicates }, () => {
    const picked = repeats.map(() => {
      const verdicts = repeats[Math.floor(uniform() * repeats.length)] as Verdicts;
      return { verdicts, times: drawPrompts(verdicts.count.length, uniform) };
    });
    return { losses: meanOf(picked, "loss"), right: meanOf(picked, "right") };
  });
  const bounds = (value: number, draws: readonly number[]): Bounds => {
    const sorted = Float64Array.from(draws).sort();
    const tail = (1 - options.confidence) / 2;
    return { value, low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
  };
  const fitOf = (values: readonly number[], draws: readonly (readonly number[])[]): CurveFit => {
    const law = fitPowerLaw(sizes, values);
    const laws = draws.map((one) => fitPowerLaw(sizes, one));
    const there = laws.filter((one) => one !== null);
    const of = (name: "limit" | "exponent") =>
      law && there.length > 1
        ? bounds(
            law[name],
            there.map((one) => one[name]),
          )
        : null;
    return { law, limit: of("limit"), exponent: of("exponent"), drawn: laws };
  };
  return {
    points: sizes.map((size, at) => ({
      size,
      logLoss: bounds(
        losses[at] as number,
        drawn.map((one) => one.losses[at] as number),
      ),
      accuracy: bounds(
        1 - (errors[at] as number),
        drawn.map((one) => one.right[at] as number),
      ),
    })),
    heldOutPrompts: average(repeats.map(({ count }) => count.length)),
    heldOutJudgments: average(splits.map(({ test }) => test.length)),
    repeats: repeats.length,
    logLoss: fitOf(
      losses,
      drawn.map((one) => one.losses),
    ),
    errorRate: fitOf(
      errors,
      drawn.map((one) => one.right.map((share) => 1 - share)),
    ),
  };
}

/** The fitted curve with its interval at any sizes, those not measured included; null where it does not fall. */
export function curveBand(
  { law, drawn }: CurveFit,
  sizes: readonly number[],
  confidence: number,
): (Bounds & { size: number })[] | null {
  const laws = drawn.filter((one) => one !== null);
  if (!law || laws.length < 2) return null;
  return sizes.map((size) => {
    const values = Float64Array.from(laws, (one) => powerLawAt(one, size)).sort();
    const tail = (1 - confidence) / 2;
    return {
      size,
      value: powerLawAt(law, size),
      low: quantile(values, tail),
      high: quantile(values, 1 - tail),
    };
  });
}

interface Split {
  learn: Int32Array;
  test: Int32Array;
}

/** Rows of prompts in a random order, the last ones held out. */
function split(data: ProbeRows, uniform: () => number, heldOutShare: number): Split {
  const byPrompt = new Map<number, number[]>();
  for (const [row, prompt] of data.prompt.entries()) {
    const own = byPrompt.get(prompt);
    if (own) own.push(row);
    else byPrompt.set(prompt, [row]);
  }
  const prompts = [...byPrompt.values()];
  for (let at = prompts.length - 1; at > 0; at--) {
    const other = Math.floor(uniform() * (at + 1));
    [prompts[at], prompts[other]] = [prompts[other] as number[], prompts[at] as number[]];
  }
  const kept = Math.max(1, Math.round(prompts.length * (1 - heldOutShare)));
  return {
    learn: Int32Array.from(prompts.slice(0, kept).flat()),
    test: Int32Array.from(prompts.slice(kept).flat()),
  };
}

function judge(data: ProbeRows, { learn, test }: Split, sizes: readonly number[]): Verdicts {
  const places = new Map<number, number>();
  for (const row of test) {
    const prompt = data.prompt[row] as number;
    if (!places.has(prompt)) places.set(prompt, places.size);
  }
  const placeOf = (row: number) => places.get(data.prompt[row] as number) as number;
  const count = new Float64Array(places.size);
  for (const row of test) add(count, placeOf(row), 1);
  let weights: Float64Array | undefined;
  const verdicts: Verdicts = { count, loss: [], right: [] };
  for (const size of sizes) {
    // From where the smaller set ended: the objective is convex, so only the way is shorter.
    weights = trainProbe(data, learn.subarray(0, size), weights);
    const [loss, right] = [new Float64Array(places.size), new Float64Array(places.size)];
    for (const row of test) {
      const margin = (data.label[row] as number) * advantage(data, row, weights);
      add(loss, placeOf(row), softplus(-margin));
      add(right, placeOf(row), margin > 0 ? 1 : margin === 0 ? 0.5 : 0);
    }
    verdicts.loss.push(loss);
    verdicts.right.push(right);
  }
  return verdicts;
}

function add(values: Float64Array, at: number, amount: number): void {
  values[at] = (values[at] as number) + amount;
}

/** The mean over repeats of the mean over held-out judgments, by size. @param times how often each prompt was drawn */
function meanOf(
  picked: readonly { verdicts: Verdicts; times: Int32Array | null }[],
  what: "loss" | "right",
): number[] {
  const sizes = picked[0]?.verdicts[what].length ?? 0;
  return Array.from({ length: sizes }, (_, size) =>
    average(
      picked.map(({ verdicts, times }) => {
        const values = verdicts[what][size] as Float64Array;
        let [sum, all] = [0, 0];
        for (let prompt = 0; prompt < values.length; prompt++) {
          const weight = times ? (times[prompt] as number) : 1;
          sum += weight * (values[prompt] as number);
          all += weight * (verdicts.count[prompt] as number);
        }
        return sum / all;
      }),
    ),
  );
}

function drawPrompts(prompts: number, uniform: () => number): Int32Array {
  const times = new Int32Array(prompts);
  for (let k = 0; k < prompts; k++) {
    const at = Math.floor(uniform() * prompts);
    times[at] = (times[at] as number) + 1;
  }
  return times;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
