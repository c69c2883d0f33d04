import { expect, test } from "vitest";
import { drawMultinomial } from "./multinomial";
import { mulberry32 } from "./random";

/** Mean n p and variance n p (1 − p) of each kind are the distribution's own (N. L. Johnson et al., Discrete Multivariate Distributions (1997), 35.2). */
test("draws as many as there are, each kind with the mean and the variance of a multinomial", () => {
  // Few, none, and so many that the normal approximation takes over.
  const counts = [1, 12, 0, 4000, 60, 1500];
  const all = counts.reduce((sum, count) => sum + count, 0);
  const uniform = mulberry32(11);
  const draws = Array.from({ length: 4000 }, () => drawMultinomial(counts, uniform));
  for (const draw of draws) expect(draw.reduce((sum, count) => sum + count, 0)).toBe(all);
  for (const [kind, count] of counts.entries()) {
    const values = draws.map((draw) => draw[kind] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    const expected = count * (1 - count / all);
    expect(Math.abs(mean - count)).toBeLessThanOrEqual(5 * Math.sqrt(expected / draws.length));
    // Within five standard errors of a variance (kurtosis of the rarest kind: 4).
    expect(Math.abs(variance - expected)).toBeLessThanOrEqual(5 * expected * Math.sqrt(3 / draws.length));
  }
});
