import { describe, expect, test } from "vitest";
import { agreementByGroup } from "../agreement/agreement-by-group";
import { findDisputes } from "../agreement/disputes";
import type { ComparedShare } from "../agreement/pair-sums";
import { measurePreferenceAgreement, type PreferenceRatings } from "../agreement/preference-agreement";
import { confuseStrengths } from "../agreement/strength-confusion";
import { agreementWithRest } from "./agreement-with-rest";
import { differenceOfShares } from "./difference-of-shares";
import reference from "./fixtures/annotators.json";
import { goldAccuracy } from "./gold-accuracy";
import { orderBias } from "./order-effect";
import { measurePace } from "./pace";
import { measureReliability } from "./reliability";
import { scoreConsistency } from "./score-consistency";
import { circularTriads } from "./triads";

/** Every expected number is of fixtures/annotators.json, whose `source` names who computed it. */
type Row = [
  unit: number,
  annotator: number,
  outcome: number,
  strength: number,
  version: number,
  week: number,
];
const rows = reference.input.rows as Row[];
const { cluster, tags } = reference.input;
const column = (at: number) => Int32Array.from(rows, (row) => row[at as 0]);
const ratings: PreferenceRatings = {
  unit: column(0),
  annotator: column(1),
  outcome: Int8Array.from(column(2)),
  cluster: Int32Array.from(cluster),
};

interface Interval {
  value: number | null;
  low: number | null;
  high: number | null;
}

function expectShare(found: Interval, expected: Interval | null): void {
  for (const end of ["value", "low", "high"] as const) {
    const value = expected?.[end] ?? null;
    if (value === null) expect(found[end]).toBeNull();
    else expect(found[end]).toBeCloseTo(value, 9);
  }
}

function expectBoth(
  found: ComparedShare | undefined,
  expected: { kept: (Interval & { n: number; clusters: number }) | null; dropped: Interval | null },
): void {
  expect(found).toBeDefined();
  if (!found) return;
  expect(found.comparisons).toBe(expected.kept?.n ?? 0);
  expect(found.clusters).toBe(expected.kept?.clusters ?? 0);
  expectShare(found.kept, expected.kept);
  expectShare(found.dropped, expected.dropped);
}

/** Each unit's groups, one after the other. */
function grouped(of: readonly (readonly number[])[]) {
  const start = [0];
  for (const groups of of) start.push((start.at(-1) ?? 0) + groups.length);
  return { start: Int32Array.from(start), list: Int32Array.from(of.flat()) };
}

describe("agreement by groups", () => {
  test("of units, of both answers, of the later answer", () => {
    const byUnit = agreementByGroup(ratings, { by: "unit", groups: 3, ...grouped(tags) }, 0.95);
    for (const [group, expected] of reference.byUnit.entries()) expectBoth(byUnit.groups[group], expected);
    const bySame = agreementByGroup(ratings, { by: "same", groups: 3, of: column(4) }, 0.95);
    for (const [group, expected] of reference.bySame.entries()) expectBoth(bySame.groups[group], expected);
    expectBoth(bySame.across, reference.across);
    const byLater = agreementByGroup(ratings, { by: "later", groups: 4, of: column(5) }, 0.95);
    for (const [group, expected] of reference.byLater.entries()) expectBoth(byLater.groups[group], expected);
  });

  test("a group that holds everything is the whole", () => {
    const whole = measurePreferenceAgreement(ratings, 0.95);
    const every = cluster.map(() => [0]);
    const [group] = agreementByGroup(ratings, { by: "unit", groups: 1, ...grouped(every) }, 0.95).groups;
    expectShare(group!.kept, whole.counted);
    expectShare(group!.dropped, whole.decided);
    expect(group?.chance).toBeCloseTo(whole.chanceCounted as number, 12);
  });

  test("a group without a comparison has nothing, not NaN", () => {
    const [group] = agreementByGroup(ratings, { by: "unit", groups: 1, ...grouped([]) }, 0.95).groups;
    expect(group).toEqual({
      kept: { value: null, low: null, high: null },
      dropped: { value: null, low: null, high: null },
      chance: null,
      comparisons: 0,
      clusters: 0,
    });
  });
});

describe("strengths", () => {
  const signed = Int8Array.from(rows, (row) => row[2] * row[3]);
  const asked = new Uint8Array(rows.length).fill(1);

  test("who says what of what others call so strong", () => {
    const found = confuseStrengths(ratings, { signed, asked }, 0.95);
    expect([...(found?.counts ?? [])]).toEqual(reference.confusion);
    for (const [strength, expected] of reference.confusionRows.entries()) {
      expectShare(found!.rows[strength]!.same, expected.same);
      expectShare(found!.rows[strength]!.opposite, expected.opposite);
    }
  });

  test("one level says no more than the outcome", () => {
    const flat = Int8Array.from(signed, Math.sign);
    expect(confuseStrengths(ratings, { signed: flat, asked }, 0.95)).toBeNull();
  });
});

test("the tasks whose annotators are furthest apart come first", () => {
  // By hand: task 0 strongest opposites; task 1 of three people: |1 − 0| + |1 − 0| + 0 over 2·3; task 2 all the same.
  const found = findDisputes(
    {
      task: Int32Array.of(0, 1, 2, 0, 1, 2, 1),
      unit: Int32Array.of(0, 1, 2, 0, 1, 2, 1),
      annotator: Int32Array.of(0, 0, 0, 1, 1, 1, 2),
      answer: Float64Array.of(1, 1, 0.5, -1, 0, 0.5, 0),
    },
    10,
  );
  expect(found).toEqual([
    { task: 0, disagreement: 1, comparisons: 1, annotators: 2 },
    { task: 1, disagreement: 1 / 3, comparisons: 3, annotators: 3 },
  ]);
});

test("each annotator against all others", () => {
  const found = agreementWithRest(ratings, 0.95);
  for (const { annotator, share } of found) {
    expectBoth(share, reference.rest[annotator]!);
    expect(share.chance).toBeCloseTo(reference.rest[annotator]?.chance as number, 12);
  }
  expect(found).toHaveLength(reference.input.annotators);
});

test("the difference between two versions, over prompts that both hold", () => {
  const parts = (version: number) => {
    const sums = new Map<number, { counted: number; all: number }>();
    for (const [row, own] of rows.entries()) {
      if (own[1] !== 0 || own[4] !== version) continue;
      for (const [other, theirs] of rows.entries()) {
        if (other === row || theirs[0] !== own[0]) continue;
        const at = cluster[own[0]] as number;
        const sum = sums.get(at) ?? { counted: 0, all: 0 };
        sums.set(at, { counted: sum.counted + (theirs[2] === own[2] ? 1 : 0), all: sum.all + 1 });
      }
    }
    return [...sums].map(([of, sum]) => ({ cluster: of, ...sum }));
  };
  expectShare(differenceOfShares(parts(0), parts(2), 0.95), reference.difference);
  expect(differenceOfShares([], parts(2), 0.95)).toEqual({ value: null, low: null, high: null });
});

test("pairs on which the same said the same count as often as they are there", () => {
  const twice = <Values extends Int32Array | Int8Array>(values: Values, shift = 0) => [
    ...values,
    ...values.map((value) => value + shift),
  ];
  const units = ratings.cluster.length;
  const doubled: PreferenceRatings = {
    unit: Int32Array.from(twice(ratings.unit, units)),
    annotator: Int32Array.from(twice(ratings.annotator)),
    outcome: Int8Array.from(twice(ratings.outcome)),
    cluster: Int32Array.from(twice(ratings.cluster)),
  };
  const found = measureReliability(doubled);
  // What is right does not depend on how much of the same there is (crowd-kit's values, as below).
  for (const [annotator, expected] of reference.dawidSkene.entries())
    expect(found.value[annotator]).toBeCloseTo(expected, 4);
  expect(found.units).toBe(2 * measureReliability(ratings).units);
});

test("reliability by Dawid–Skene", () => {
  const { value, converged, reason } = measureReliability(ratings);
  expect(reason).toBeNull();
  expect(converged).toBe(true);
  for (const [annotator, expected] of reference.dawidSkene.entries())
    expect(value[annotator]).toBeCloseTo(expected, 4);
  const alone = { ...ratings, annotator: new Int32Array(rows.length) };
  expect(measureReliability(alone)).toMatchObject({ value: [null], reason: "one_annotator" });
});

describe("order shown", () => {
  const { firstWon, advantage, cluster: of } = reference.order.rows;
  const given = {
    firstWon: Uint8Array.from(firstWon),
    advantage: Float64Array.from(advantage),
    cluster: Int32Array.from(of),
  };

  test("share and effect", () => {
    const found = orderBias(given, 0.95);
    expectShare(found.share, reference.order.share);
    expectShare(found.effect, reference.order.effect);
  });

  test("whoever always takes the first has a share and no finite effect", () => {
    const found = orderBias({ ...given, firstWon: new Uint8Array(firstWon.length).fill(1) }, 0.95);
    expect(found.share.value).toBe(1);
    expect(found.effect).toEqual({ value: null, low: null, high: null, reason: "no_finite_estimate" });
  });
});

test("pace, and its drift within sessions", () => {
  const { seconds, durationMs, drift, ...expected } = reference.pace;
  const found = measurePace(Float64Array.from(seconds), Int32Array.from(durationMs), 0.95);
  expect(found.sessions).toBe(expected.sessions);
  expect(found.medianMs).toBeCloseTo(expected.median, 6);
  expect(found.lowerQuartileMs).toBeCloseTo(expected.lower, 6);
  expect(found.upperQuartileMs).toBeCloseTo(expected.upper, 6);
  expectShare(found.driftPerHour, drift);
  // Ten seconds of work say nothing of an hour.
  const short = measurePace(Float64Array.of(0, 5, 10), Int32Array.of(3_000, 2_000, 4_000), 0.95);
  expect(short).toMatchObject({ sessions: 1, medianMs: 3_000, driftPerHour: { value: null } });
  expect(measurePace(Float64Array.of(1, 2), Int32Array.of(0, 0), 0.95)).toMatchObject({
    judgments: 0,
    medianMs: null,
    driftPerHour: { value: null },
  });
});

test("gold: Wilson's interval; a ranking counts by its share of right pairs", () => {
  const n = 23;
  const found = goldAccuracy(
    {
      annotator: new Int32Array(n),
      task: Int32Array.from({ length: n }, (_, task) => task),
      isRight: Uint8Array.from({ length: n }, (_, task) => (task < 17 ? 1 : 0)),
    },
    0.95,
  );
  expect(found[0]).toMatchObject({ tasks: n, missed: [17, 18, 19, 20, 21, 22] });
  expectShare(found[0]!, { value: 17 / 23, low: reference.wilson[0]!, high: reference.wilson[1]! });
  const ranking = {
    annotator: Int32Array.of(0, 0, 0),
    task: Int32Array.of(4, 4, 4),
    isRight: Uint8Array.of(1, 1, 0),
  };
  expect(goldAccuracy(ranking, 0.95)[0]?.value).toBeCloseTo(2 / 3, 12);
});

test("circular triads", () => {
  const pairs = reference.triads.pairs as [number, number, number][];
  const found = circularTriads(
    {
      prompt: new Int32Array(pairs.length),
      a: Int32Array.from(pairs, (pair) => pair[0]),
      b: Int32Array.from(pairs, (pair) => pair[1]),
      outcome: Int8Array.from(pairs, (pair) => pair[2]),
    },
    0.95,
  );
  expect(found).toEqual({
    triads: 35,
    circular: reference.triads.circular,
    value: reference.triads.circular / 35,
    low: null,
    high: null,
  });
});

test("scores beside rankings, ties told apart", () => {
  const { ranking, scores, cluster: of, share, ...counts } = reference.consistency;
  const found = scoreConsistency(
    { ranking: Int8Array.from(ranking), scores: Int8Array.from(scores), cluster: Int32Array.from(of) },
    0.95,
  );
  expect(found).toMatchObject(counts);
  expectShare(found, share);
});
