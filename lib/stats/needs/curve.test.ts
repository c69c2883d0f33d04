import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mulberry32 } from "../random";
import { forecast } from "./forecast";
import { type CurveOptions, measureCurve } from "./learning-curve";
import { fitPowerLaw, powerLawAt } from "./power-law";
import { advantage, type ProbeRows, trainProbe } from "./reward-probe";
import { dimensions, featureDifference, featuresOf } from "./text-features";

const sizes = [50, 100, 200, 400, 800, 1600];

describe("the power law", () => {
  test("equals scipy 1.17.1 curve_fit", () => {
    const losses = [
      0.8939473796215814, 0.8133975627566542, 0.7620918596550285, 0.7226057152473756, 0.6899681227917588,
      0.6687721352034915,
    ];
    const law = fitPowerLaw(sizes, losses);
    expect(law?.residual).toBeLessThanOrEqual(1.8421167189059762e-5 * (1 + 1e-9));
    expect(law?.limit).toBeCloseTo(0.6114402078458523, 5);
    expect(law?.scale).toBeCloseTo(3.1038399089368496, 3);
    expect(law?.exponent).toBeCloseTo(0.4562611187292793, 5);
  });

  test("is found again wherever it was drawn", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.double({ min: 0.1, max: 1.5, noNaN: true }),
        (limit, scale, exponent) => {
          const law = fitPowerLaw(
            sizes,
            sizes.map((size) => powerLawAt({ limit, scale, exponent, residual: 0 }, size)),
          );
          return (
            law !== null &&
            sizes.every((size) => Math.abs(powerLawAt(law, size) - limit - (scale / size) ** exponent) < 1e-6)
          );
        },
      ),
    );
  });

  test("a curve that rises, or has two points, has none", () => {
    expect(fitPowerLaw(sizes, [1, 2, 3, 4, 5, 6])).toBeNull();
    expect(fitPowerLaw([1, 2], [2, 1])).toBeNull();
  });
});

function rowsOf(
  x: readonly (readonly number[])[],
  y: readonly number[],
  prompt = y.map((_, row) => row),
): ProbeRows {
  const width = x[0]?.length ?? 0;
  return {
    start: Int32Array.from({ length: x.length + 1 }, (_, row) => row * width),
    index: Int32Array.from(x.flatMap((row) => row.map((_, k) => k))),
    value: Float32Array.from(x.flat()),
    label: Int8Array.from(y),
    prompt: Int32Array.from(prompt),
    dimensions: width,
  };
}

describe("the probe", () => {
  test("equals scikit-learn 1.9.1 LogisticRegression(C=1, fit_intercept=False)", () => {
    const rows = Array.from({ length: 40 }, (_, i) => i);
    const data = rowsOf(
      rows.map((i) => [0, 1, 2, 3].map((k) => (((i * 7 + k * 11) % 13) - 6) / 6)),
      rows.map((i) => ((i * i + 3 * i) % 7 < 4 ? 1 : -1)),
    );
    const weights = trainProbe(data, Int32Array.from(rows));
    [0.10430134152780232, 0.2752560890684992, 0.410644410763949, 0.18952213496422204].forEach((value, k) => {
      expect(weights[k]).toBeCloseTo(value, 3);
    });
  });

  test("turning every pair around changes nothing", () => {
    const x = [
      [1, 0.5],
      [-0.3, 2],
      [0.7, -1],
      [0.1, 0.1],
    ];
    const [w, turned] = [
      trainProbe(rowsOf(x, [1, -1, 1, -1]), Int32Array.of(0, 1, 2, 3)),
      trainProbe(
        rowsOf(
          x.map((row) => row.map((value) => -value)),
          [-1, 1, -1, 1],
        ),
        Int32Array.of(0, 1, 2, 3),
      ),
    ];
    expect([...turned]).toEqual([...w]);
    expect(advantage(rowsOf(x, [1, -1, 1, -1]), 0, w)).toBeGreaterThan(0);
  });
});

describe("features of texts", () => {
  test("words and neighbours, of length 1, and the length; equal texts differ in nothing", () => {
    const { index, value } = featuresOf("The cat sat. The cat sat!");
    expect(index.at(-1)).toBe(dimensions - 1);
    expect(value.at(-1)).toBeCloseTo(Math.log1p(25), 6);
    expect(Math.hypot(...value.slice(0, -1))).toBeCloseTo(1, 6);
    expect([...index]).toEqual([...index].sort((a, b) => a - b));
    expect(featureDifference(featuresOf("one two"), featuresOf("one two")).index).toHaveLength(0);
    expect(featuresOf("THE CAT")).toEqual(featuresOf("the cat"));
  });

  test("Chinese is read by characters, and nothing at all is no error", () => {
    const shared = (a: string, b: string) => {
      const other = new Set(featuresOf(b).index);
      return featuresOf(a).index.filter((at) => other.has(at)).length - 1;
    };
    expect(shared("我喜欢猫", "我喜欢狗")).toBeGreaterThanOrEqual(5);
    expect([...featuresOf("").value]).toEqual([0]);
  });

  test("a − b is the negative of b − a", () => {
    fc.assert(
      fc.property(fc.lorem(), fc.lorem(), (a, b) => {
        const [one, other] = [
          featureDifference(featuresOf(a), featuresOf(b)),
          featureDifference(featuresOf(b), featuresOf(a)),
        ];
        return one.index.every(
          (at, k) => at === other.index[k] && one.value[k] === -(other.value[k] as number),
        );
      }),
    );
  });
});

/** Twelve features of which three decide, with noise. */
function learnable(rows: number, seed: number, strength = 3): ProbeRows {
  const uniform = mulberry32(seed);
  const x = Array.from({ length: rows }, () => Array.from({ length: 12 }, () => uniform() * 2 - 1));
  const y = x.map(([a = 0, b = 0, c = 0]) =>
    uniform() < 1 / (1 + Math.exp(-strength * (a - b + c))) ? 1 : -1,
  );
  return rowsOf(
    x,
    y,
    x.map((_, row) => row >> 1),
  );
}

const options: CurveOptions = {
  repeats: 4,
  sizes: 6,
  smallest: 15,
  heldOutShare: 0.2,
  confidence: 0.95,
  replicates: 100,
};

describe("the learning curve", () => {
  const curve = measureCurve(learnable(1_000, 3), mulberry32(9), options);
  test("falls, with nested sizes that halve, and the fit follows it", () => {
    expect(curve?.points.map((point) => point.size)).toEqual([25, 50, 100, 200, 400, 800]);
    const [first, last] = [curve?.points[0], curve?.points.at(-1)];
    expect(last?.logLoss.value).toBeLessThan(first?.logLoss.value as number);
    expect(last?.accuracy.value).toBeGreaterThan(first?.accuracy.value as number);
    for (const { size, logLoss } of curve?.points ?? []) {
      expect(logLoss.low as number).toBeLessThanOrEqual(logLoss.value);
      expect(logLoss.high as number).toBeGreaterThanOrEqual(logLoss.value);
      const law = curve?.logLoss.law;
      expect(law && powerLawAt(law, size)).toBeCloseTo(logLoss.value, 1);
    }
  });

  test("is the same from the same seed", () => {
    expect(measureCurve(learnable(1_000, 3), mulberry32(9), options)).toEqual(curve);
  });

  test("of too little has no points", () => {
    expect(measureCurve(learnable(40, 3), mulberry32(9), options)).toBeNull();
  });

  test("what 1,000 more would buy: more by new prompts, and by overlap what ρ says", () => {
    const fit = curve?.logLoss;
    if (!fit?.law) throw new Error("no curve");
    const rho = { value: 0.5, drawn: Float64Array.of(0.4, 0.5, 0.6) };
    const found = forecast(fit, 800, 1_000, 2_000, rho, 0.95);
    // ((2 · 0.8713615338810893 − 1)/(2 · 0.8183098861837907 − 1))², scipy 1.17.1.
    const worth = ((2 * 0.8713615338810893 - 1) / (2 * 0.8183098861837907 - 1)) ** 2;
    expect(found?.overlap?.worth).toBeCloseTo(worth, 9);
    expect(found?.newPrompts.at.value).toBeCloseTo(powerLawAt(fit.law, 1_800), 12);
    expect(found?.overlap?.at.value).toBeCloseTo(powerLawAt(fit.law, 800 + 500 * (worth - 1)), 12);
    expect(found?.newPrompts.gain.value).toBeGreaterThan(found?.overlap?.gain.value as number);
    expect(found?.advantage?.low).toBeGreaterThan(0);
    expect(forecast(fit, 800, 1_000, 0, rho, 0.95)?.overlap?.gain.value).toBe(0);
    expect(forecast(fit, 800, 1_000, 2_000, null, 0.95)).toMatchObject({ overlap: null, advantage: null });
    expect(forecast({ ...fit, law: null }, 800, 1_000, 2_000, rho, 0.95)).toBeNull();
  });
});
