import { sigmoid } from "../paired/logistic";

/**
 * Cluster-robust covariance of Bradley–Terry strengths: V = H⁺ B H⁺ with B = Σ_c g_c g_cᵀ, g_c the sum of the score
 * contributions (y − σ(θ_a − θ_b)) (e_a − e_b) of the rows of cluster c; y = 1, 1/2 (a tie) or 0. Without clusters every
 * row is one. No small-sample factor. Source: H. White, Econometrica 50 (1982); K.-Y. Liang and S. L. Zeger, Biometrika
 * 73 (1986). Judgments of one prompt are not independent: the prompt is the cluster.
 */
export interface SandwichRows {
  a: Int32Array;
  b: Int32Array;
  /** 1: a wins; 0: a tie; −1: b wins. */
  outcome: Int8Array;
  /** Cluster of each row, 0 … clusters − 1; absent: each row its own. */
  cluster?: Int32Array;
}

/**
 * @param logStrength of n items; rows with an item outside `index` are left out.
 * @param bread H⁺, row-major n × n. @param index maps an item of the rows to 0 … n − 1, or −1.
 * @returns V, row-major n × n.
 */
export function sandwich(
  rows: SandwichRows,
  logStrength: Float64Array,
  bread: Float64Array,
  index: Int32Array,
): Float64Array {
  const n = logStrength.length;
  const meat = new Float64Array(n * n);
  const order = byCluster(rows);
  const score = new Float64Array(n);
  const touched: number[] = [];
  const close = () => {
    for (const i of touched)
      for (const j of touched)
        meat[i * n + j] = (meat[i * n + j] as number) + (score[i] as number) * (score[j] as number);
    for (const i of touched) score[i] = 0;
    touched.length = 0;
  };
  let open = -1;
  for (let k = 0; k < rows.a.length; k++) {
    const row = order ? (order[k] as number) : k;
    const cluster = rows.cluster ? (rows.cluster[row] as number) : k;
    if (cluster !== open) close();
    open = cluster;
    const i = index[rows.a[row] as number] as number;
    const j = index[rows.b[row] as number] as number;
    if (i < 0 || j < 0 || i === j) continue;
    const y = ((rows.outcome[row] as number) + 1) / 2;
    const residual = y - sigmoid((logStrength[i] as number) - (logStrength[j] as number));
    for (const [item, sign] of [
      [i, 1],
      [j, -1],
    ] as const) {
      if (!touched.includes(item)) touched.push(item);
      score[item] = (score[item] as number) + sign * residual;
    }
  }
  close();
  return multiply(multiply(bread, meat, n), bread, n);
}

/** Row numbers with the rows of a cluster together (counting sort); null where each row is its own. */
function byCluster(rows: SandwichRows): Int32Array | null {
  const { cluster } = rows;
  if (!cluster) return null;
  const clusters = cluster.reduce((most, value) => Math.max(most, value), -1) + 1;
  const start = new Int32Array(clusters + 1);
  for (const value of cluster) start[value + 1] = (start[value + 1] as number) + 1;
  for (let c = 0; c < clusters; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const order = new Int32Array(cluster.length);
  for (let row = 0; row < cluster.length; row++) {
    const c = cluster[row] as number;
    order[start[c] as number] = row;
    start[c] = (start[c] as number) + 1;
  }
  return order;
}

function multiply(x: Float64Array, y: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const factor = x[i * n + k] as number;
      if (factor === 0) continue;
      for (let j = 0; j < n; j++)
        product[i * n + j] = (product[i * n + j] as number) + factor * (y[k * n + j] as number);
    }
  return product;
}
