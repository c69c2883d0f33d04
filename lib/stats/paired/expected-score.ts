import { sigmoid } from "./logistic";
import type { TieRule } from "./tie-rules";

/**
 * What the first of two items is expected to score (a win 1, a tie ½) and how much that varies, at advantage d:
 *
 *   half         mean σ(d), variance σ(d)(1 − σ(d)): there is no probability of a tie, so the variance is an upper bound
 *   davidson     P(win) ∝ e^(d/2), P(loss) ∝ e^(−d/2), P(tie) ∝ ν
 *   rao-kupper   P(win) = σ(d − η), P(loss) = σ(−d − η)
 *
 * Sources: R. R. Davidson, J. Amer. Statist. Assoc. 65 (1970), (2.1); P. V. Rao and L. L. Kupper, J. Amer. Statist. Assoc.
 * 62 (1967), (2.2). @param tie log ν or η; null where no tie was seen: then as half.
 */
export function expectedScore(
  d: number,
  rule: TieRule,
  tie: number | null,
): { mean: number; variance: number } {
  const [win, loss] = outcomes(d, rule, tie);
  const mean = (1 + win - loss) / 2;
  return { mean, variance: Math.max(0, win + (1 - win - loss) / 4 - mean * mean) };
}

function outcomes(d: number, rule: TieRule, tie: number | null): [win: number, loss: number] {
  if (rule === "half" || tie === null) return [sigmoid(d), sigmoid(-d)];
  if (rule === "rao-kupper") return [sigmoid(d - tie), sigmoid(-d - tie)];
  // Divided by the larger, so that nothing overflows.
  const most = Math.max(Math.abs(d) / 2, tie);
  const [win, loss, tied] = [Math.exp(d / 2 - most), Math.exp(-d / 2 - most), Math.exp(tie - most)];
  const sum = win + loss + tied;
  return [win / sum, loss / sum];
}
