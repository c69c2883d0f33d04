import { sigmoid, softplus } from "./logistic";

/**
 * What a comparison's outcome says, by tie rule. d = θ_first − θ_second + β·x is the first item's advantage.
 *
 * half       P(first) = σ(d); a tie counts as half a win for each. R. A. Bradley and M. E. Terry, Biometrika 39 (1952).
 * davidson   P(first) : P(second) : P(tie) = e^(d/2) : e^(−d/2) : ν, parameter log ν.
 *            R. R. Davidson, J. Amer. Statist. Assoc. 65 (1970), (2.5); with an order effect as in R. R. Davidson and
 *            R. J. Beaver, Biometrics 33 (1977), there γ = e^−g and ν' = ν e^(−g/2).
 * rao-kupper P(first) = σ(d − η), P(second) = σ(−d − η), the rest a tie; parameter η = log θ > 0.
 *            P. V. Rao and L. L. Kupper, J. Amer. Statist. Assoc. 62 (1967), (2.6).
 */
export type TieRule = "half" | "davidson" | "rao-kupper";

/** A cell's log-likelihood with its derivatives by the advantage d and the tie parameter t (negative second ones). */
export interface Derivatives {
  value: number;
  byAdvantage: number;
  byTie: number;
  advantageInformation: number;
  crossInformation: number;
  tieInformation: number;
}

type Rule = (out: Derivatives, d: number, tie: number, wins: number, losses: number, ties: number) => void;

export const tieRules: Record<TieRule, Rule> = {
  half(out, d, _tie, wins, losses, ties) {
    const w = wins + ties / 2;
    const m = wins + losses + ties;
    // One exponential for both tails and both logarithms.
    const e = Math.exp(-Math.abs(d));
    const near = 1 / (1 + e);
    const far = e * near;
    const p = d >= 0 ? near : far;
    out.value = -(m * Math.log1p(e) + (d >= 0 ? (m - w) * d : -w * d));
    // Written so that neither tail is a difference from 1.
    out.byAdvantage = d >= 0 ? w * far - (m - w) * near : w * near - (m - w) * far;
    out.advantageInformation = m * p * (d >= 0 ? far : near);
    out.byTie = out.crossInformation = out.tieInformation = 0;
  },
  davidson(out, d, tie, wins, losses, ties) {
    const m = wins + losses + ties;
    const top = Math.max(Math.abs(d) / 2, tie);
    const e1 = Math.exp(d / 2 - top);
    const e0 = Math.exp(-d / 2 - top);
    const et = Math.exp(tie - top);
    const sum = e1 + e0 + et;
    const [first, second, drawn] = [e1 / sum, e0 / sum, et / sum];
    out.value = ((wins - losses) * d) / 2 + ties * tie - m * (top + Math.log(sum));
    out.byAdvantage = (wins - losses - m * (first - second)) / 2;
    out.byTie = ties - m * drawn;
    out.advantageInformation =
      (m * (first * (second + drawn) + second * (first + drawn) + 2 * first * second)) / 4;
    out.crossInformation = (-m * (first - second) * drawn) / 2;
    out.tieInformation = m * drawn * (first + second);
  },
  "rao-kupper"(out, d, tie, wins, losses, ties) {
    const [w, l] = [wins + ties, losses + ties];
    if (tie <= 0) {
      out.value = Number.NEGATIVE_INFINITY;
      return;
    }
    const grown = Math.expm1(2 * tie);
    const [a, b] = [sigmoid(d - tie), sigmoid(-d - tie)];
    const [notA, notB] = [sigmoid(tie - d), sigmoid(d + tie)];
    out.value = ties * Math.log(grown) - w * softplus(tie - d) - l * softplus(d + tie);
    out.byAdvantage = w * notA - l * notB;
    out.byTie = (2 * ties * (grown + 1)) / grown - w * notA - l * notB;
    out.advantageInformation = w * a * notA + l * b * notB;
    out.crossInformation = l * b * notB - w * a * notA;
    out.tieInformation = w * a * notA + l * b * notB + (4 * ties * (grown + 1)) / grown ** 2;
  },
};

export function noDerivatives(): Derivatives {
  return {
    value: 0,
    byAdvantage: 0,
    byTie: 0,
    advantageInformation: 0,
    crossInformation: 0,
    tieInformation: 0,
  };
}
