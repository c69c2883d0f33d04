import { expect, it } from "vitest";
import { differenceAuc } from "../paired/difference-auc";
import { mulberry32 } from "../random";
import { agreementWeights } from "./agreement-weights";

it("the weight of an annotator is 2s − 1, from his agreement with others", () => {
  // Simulated: skills 0.95, 0.85, 0.7, 0.55 on 200 000 pairs that all four judge.
  const skills = [0.95, 0.85, 0.7, 0.55];
  const random = mulberry32(5);
  const same = new Float64Array(4);
  const compared = new Float64Array(4);
  for (let task = 0; task < 200_000; task++) {
    const right = skills.map((skill) => random() < skill);
    for (const [a, one] of right.entries())
      for (const [b, other] of right.entries()) {
        if (a === b) continue;
        compared[a] = (compared[a] as number) + 1;
        if (one === other) same[a] = (same[a] as number) + 1;
      }
  }
  const { weight, reason } = agreementWeights(same, compared);
  expect(reason).toBeNull();
  // The method takes "the others" as equally good for everybody, which the best and worst bend; the order and the scale hold.
  expect([...weight].every((value, at) => at === 0 || value < (weight[at - 1] as number))).toBe(true);
  for (const [at, skill] of skills.entries())
    expect(Math.abs((weight[at] as number) - (2 * skill - 1))).toBeLessThan(0.2);
});

it("everybody weighs the same where nothing can be told", () => {
  expect(agreementWeights(new Float64Array(2), new Float64Array(2))).toMatchObject({
    weight: Float64Array.of(1, 1),
    reason: "no_comparisons",
  });
  expect(agreementWeights(Float64Array.of(4, 4), Float64Array.of(10, 10))).toMatchObject({
    weight: Float64Array.of(1, 1),
    reason: "no_better_than_chance",
  });
  // Nobody to compare with: the average weight, √(2A − 1).
  const { weight } = agreementWeights(Float64Array.of(90, 90, 0), Float64Array.of(100, 100, 0));
  expect(weight[2]).toBeCloseTo(Math.sqrt(0.8), 12);
});

it("the area under the curve is that of all pairs, counted one by one", () => {
  const random = mulberry32(3);
  for (const size of [1, 2, 5, 60]) {
    const differences = Float64Array.from({ length: size }, () => Math.round(random() * 20 - 8));
    let sum = 0;
    for (const one of differences)
      for (const other of differences) sum += one > -other ? 1 : one === -other ? 0.5 : 0;
    expect(differenceAuc(differences, 1.96).value).toBeCloseTo(sum / size ** 2, 12);
  }
  expect(differenceAuc(new Float64Array(0), 1.96).value).toBeNull();
  expect(differenceAuc(Float64Array.of(3, 4, 5), 1.96)).toEqual({ value: 1, low: 1, high: 1 });
});
