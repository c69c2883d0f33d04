import { type Coefficient, coefficient, undefinedCoefficient } from "./coefficient";

/**
 * Agreement of two annotators from their table of answers p_kl (rows the one, columns the other), weights w_kl:
 * (pa − pe)/(1 − pe) with pa = Σ w p, π_k = (p_k. + p_.k)/2, T_w = Σ w and pe
 *
 *   Cohen Σ w p_k. p_.l;  Scott and Krippendorff Σ w π_k π_l;  Gwet AC T_w Σ π(1−π)/(q(q−1));  Brennan–Prediger T_w/q².
 *
 * Krippendorff's pa is (1 − 1/2n) pa + 1/2n. Variances: J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72
 * (1969), (8) for Cohen and (14) for its null SE; the others alike, K. L. Gwet (2014), chapter 6. Interval: t(n − 1).
 * One constant annotator gives Cohen 0; both constant (pe = 1) leave it undefined.
 */
export interface TwoRaters {
  percentAgreement: Coefficient;
  cohen: Coefficient & { seNull: number | null };
  gwet: Coefficient;
  scott: Coefficient;
  krippendorff: Coefficient;
  brennanPrediger: Coefficient;
}

/** @param table row-major q × q counts. @param weights row-major q × q, symmetric. */
export function twoRaters(
  table: Float64Array,
  q: number,
  weights: Float64Array,
  confidence: number,
): TwoRaters {
  const n = table.reduce((sum, count) => sum + count, 0);
  if (!(n > 0)) {
    const none = undefinedCoefficient("no_pairs");
    return {
      percentAgreement: none,
      cohen: { ...none, seNull: null },
      gwet: none,
      scott: none,
      krippendorff: none,
      brennanPrediger: none,
    };
  }
  const p = table.map((count) => count / n);
  const rows = new Float64Array(q);
  const columns = new Float64Array(q);
  for (let k = 0; k < q; k++)
    for (let l = 0; l < q; l++) {
      rows[k] = (rows[k] as number) + (p[k * q + l] as number);
      columns[l] = (columns[l] as number) + (p[k * q + l] as number);
    }
  const share = rows.map((value, k) => (value + (columns[k] as number)) / 2);
  const pa = sumOf(q, (at) => (weights[at] as number) * (p[at] as number));
  const totalWeight = weights.reduce((sum, w) => sum + w, 0);
  const byShare = weighted(weights, q, share);
  const byRow = weighted(weights, q, columns);
  const byColumn = weighted(weights, q, rows);
  const scottPe = dot(share, byShare);
  const gwetFactor = totalWeight / (q * (q - 1));
  const gwetPe = gwetFactor * share.reduce((sum, value) => sum + value * (1 - value), 0);

  /** @param part each cell's derivative of pe. */
  const make = (pe: number, part: (k: number, l: number) => number, observed = pa): Coefficient => {
    if (!(1 - pe > 1e-14)) return undefinedCoefficient("no_variation", pa);
    const plain = (pa - pe) / (1 - pe);
    const squares = sumOf(
      q,
      (at, k, l) => (p[at] as number) * ((weights[at] as number) - (1 - plain) * part(k, l)) ** 2,
    );
    const meanPart = sumOf(q, (at, k, l) => (p[at] as number) * part(k, l));
    const variance = (squares - (pa - (1 - plain) * meanPart) ** 2) / (n * (1 - pe) ** 2);
    // Rounding can leave a variance of −1e−18 where the table agrees fully.
    return coefficient((observed - pe) / (1 - pe), observed, pe, Math.max(0, variance), n, confidence);
  };
  const cohenPe = dot(rows, byRow);
  const cohen = make(cohenPe, (k, l) => (byRow[k] as number) + (byColumn[l] as number));
  const scottPart = (k: number, l: number) => (byShare[k] as number) + (byShare[l] as number);
  const nullVariance =
    sumOf(
      q,
      (at, k, l) =>
        (rows[k] as number) *
        (columns[l] as number) *
        ((weights[at] as number) - (byRow[k] as number) - (byColumn[l] as number)) ** 2,
    ) -
    cohenPe ** 2;
  const oneCategory = undefinedCoefficient("one_category", pa);
  return {
    percentAgreement: { ...make(0, () => 0), pe: null },
    cohen: {
      ...cohen,
      seNull: cohen.value === null ? null : Math.sqrt(Math.max(0, nullVariance) / n) / (1 - cohenPe),
    },
    gwet:
      q < 2
        ? oneCategory
        : make(gwetPe, (k, l) => gwetFactor * (2 - (share[k] as number) - (share[l] as number))),
    scott: make(scottPe, scottPart),
    krippendorff: make(scottPe, scottPart, (1 - 1 / (2 * n)) * pa + 1 / (2 * n)),
    brennanPrediger: q < 2 ? oneCategory : make(totalWeight / q ** 2, () => 0),
  };
}

function sumOf(q: number, term: (at: number, k: number, l: number) => number): number {
  let sum = 0;
  for (let k = 0; k < q; k++) for (let l = 0; l < q; l++) sum += term(k * q + l, k, l);
  return sum;
}

function weighted(weights: Float64Array, q: number, values: Float64Array): Float64Array {
  const out = new Float64Array(q);
  for (let k = 0; k < q; k++)
    for (let l = 0; l < q; l++)
      out[k] = (out[k] as number) + (weights[k * q + l] as number) * (values[l] as number);
  return out;
}

function dot(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, value, k) => sum + value * (y[k] as number), 0);
}
