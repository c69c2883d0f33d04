import { minimise } from "../linear/lbfgs";
import { sigmoid, softplus } from "../paired/logistic";

/**
 * The reward probe: Bradley–Terry with a linear reward, r(text) = w·φ(text), on hashed words (text-features.ts):
 *
 *   minimise Σ_rows log(1 + exp(−y w·(φ_A − φ_B))) + (λ/2) ‖w‖²,   y = 1 where A was preferred, −1 where B was.
 *
 * No intercept, so turning a pair around changes nothing. λ = 1 is a prior of variance 1 on each weight, stated with every
 * figure that comes of it. It is a yardstick for data, not a reward model: real ones understand what they read.
 * Source: P. Christiano et al., arXiv 1706.03741 (2017), (1), for the loss; sparse rows, L-BFGS.
 */
export interface ProbeRows {
  /** Differences of features of row r: index and value from start[r] to start[r + 1]. */
  start: Int32Array;
  index: Int32Array;
  value: Float32Array;
  /** 1 or −1. */
  label: Int8Array;
  /** Prompt of each row, numbered from 0. */
  prompt: Int32Array;
  dimensions: number;
}

export const penalty = 1;

/** The weights. @param rows which to learn from. */
export function trainProbe(data: ProbeRows, rows: Int32Array, start?: Float64Array): Float64Array {
  const { dimensions, label } = data;
  const evaluate = (w: Float64Array) => {
    const gradient = new Float64Array(dimensions);
    let value = 0;
    for (let i = 0; i < dimensions; i++) {
      const weight = w[i] as number;
      value += (penalty / 2) * weight * weight;
      gradient[i] = penalty * weight;
    }
    for (const row of rows) {
      const y = label[row] as number;
      const margin = y * advantage(data, row, w);
      value += softplus(-margin);
      const slope = -y * sigmoid(-margin);
      for (let k = data.start[row] as number; k < (data.start[row + 1] as number); k++) {
        const at = data.index[k] as number;
        gradient[at] = (gradient[at] as number) + slope * (data.value[k] as number);
      }
    }
    return { value, gradient };
  };
  const options = { tolerance: 1e-3, most: 60 };
  return minimise(evaluate, start ?? new Float64Array(dimensions), options).x;
}

/** The log-odds that A is preferred. */
export function advantage({ start, index, value }: ProbeRows, row: number, w: Float64Array): number {
  let sum = 0;
  for (let k = start[row] as number; k < (start[row + 1] as number); k++)
    sum += (w[index[k] as number] as number) * (value[k] as number);
  return sum;
}
