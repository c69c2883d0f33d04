import { laplacianInverse } from "../linear/laplacian";
import { comparisonsByItem, type PairedCells } from "../paired/cells";
import { fitPaired, type PairedFit } from "../paired/fit-paired";

/**
 * The maximum a posteriori under an independent normal prior: maximise ℓ(θ) − (λ/2) Σ θ², prior variance 1/λ.
 * Exists for every set of comparisons when λ > 0; a rating from it must be labelled as penalised. Its covariance is the
 * inverse of the penalised information (Laplace). Items never compared stay at the prior's 0, and are named.
 * Source: A. Gelman et al., Bayesian Data Analysis (2013), section 13.2.
 */
export function fitWithPrior(
  cells: PairedCells,
  lambda: number,
): { fit: PairedFit; covariance: Float64Array | null; neverCompared: number[] } {
  const fit = fitPaired(cells, "half", lambda);
  const neverCompared = [...comparisonsByItem(cells).entries()].filter(([, m]) => m === 0).map(([i]) => i);
  return { fit, covariance: laplacianInverse(fit.information.graph), neverCompared };
}
