/**
 * R = Σ same / Σ all over clusters that are independent of each other, with its linearised variance
 *
 *   Var(R) = C/(C − 1) Σ_c (same_c − R all_c)² / (Σ all)²,
 *
 * C the clusters with any pair. Source: W. G. Cochran, Sampling Techniques (1977), section 6.3. Where all pairs are the same, R is
 * 0 or 1 and that variance 0, which would call a few pairs certain: there it is Wilson's interval of C trials, of which none or all
 * succeed: z²/(C + z²) wide. E. B. Wilson, J. Amer. Statist. Assoc. 22 (1927). Undefined without pairs; without an interval where
 * only one cluster has some.
 */
export class ClusteredRatio {
  #clusters = 0;
  #same = 0;
  #all = 0;
  #sameSquares = 0;
  #products = 0;
  #allSquares = 0;

  /** One cluster's sums, once. */
  add(same: number, all: number): void {
    if (all === 0) return;
    this.#clusters++;
    this.#same += same;
    this.#all += all;
    this.#sameSquares += same * same;
    this.#products += same * all;
    this.#allSquares += all * all;
  }

  get all(): number {
    return this.#all;
  }

  /** @param z the normal quantile of the interval's half. */
  interval(z: number): { value: number | null; low: number | null; high: number | null } {
    if (this.#all === 0) return { value: null, low: null, high: null };
    const value = this.#same / this.#all;
    const clusters = this.#clusters;
    if (clusters < 2) return { value, low: null, high: null };
    const wide = z ** 2 / (clusters + z ** 2);
    if (this.#same === 0) return { value, low: 0, high: wide };
    if (this.#same === this.#all) return { value, low: 1 - wide, high: 1 };
    const squares = this.#sameSquares - 2 * value * this.#products + value * value * this.#allSquares;
    const error = Math.sqrt((clusters / (clusters - 1)) * Math.max(0, squares)) / this.#all;
    return { value, low: Math.max(0, value - z * error), high: Math.min(1, value + z * error) };
  }
}
