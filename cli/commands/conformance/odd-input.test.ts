import { describe, expect, test } from "vitest";
import { runCase } from "./run";

/** Objects with a null in them that say nowhere why. */
function unexplained(value: unknown, where = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => unexplained(one, `${where}[]`));
  if (value === null || typeof value !== "object") return [];
  const entries = Object.entries(value);
  const isReason = (key: string) => /reason$/i.test(key);
  const nulls = entries.filter(([key, one]) => one === null && !isReason(key));
  const isSaid = entries.some(([key, one]) => isReason(key) && one !== null);
  const here = nulls.length > 0 && !isSaid ? nulls.map(([key]) => `${where}.${key}`) : [];
  return [...here, ...entries.flatMap(([key, one]) => unexplained(one, `${where}.${key}`))];
}

const tables = {
  nothing: [],
  "no rating": [[null, null]],
  "one rating": [[1]],
  "one unit": [[1, 2]],
  "one annotator": [[1], [2]],
  "all the same": [
    [2, 2],
    [2, 2],
  ],
  perfect: [
    [1, 1],
    [2, 2],
    [4, 4],
  ],
  shifted: [
    [1, 2],
    [2, 3],
    [5, 6],
  ],
  "nobody agrees": [
    [1, 2],
    [3, 4],
  ],
};
const duels = {
  nothing: [],
  "a tie": [[0, 1, 0.5]],
  "a winner": [[0, 1, 1]],
  "against itself": [[0, 0, 1]],
  apart: [
    [0, 1, 1],
    [1, 0, 1],
    [2, 3, 1],
    [3, 2, 1],
  ],
  "the first always": [
    [0, 1, 1],
    [1, 0, 1],
  ],
};

const odd: [kind: string, name: string, input: Record<string, unknown>][] = [];
for (const [name, ratings] of Object.entries(tables)) {
  for (const level of ["nominal", "ordinal", "interval", "ratio"])
    odd.push(["krippendorff_alpha", `${name}, ${level}`, { ratings, level }]);
  for (const weights of ["identity", "quadratic"])
    odd.push(["chance_corrected_agreement", `${name}, ${weights}`, { ratings, weights }]);
  odd.push(["kendall_w", name, { ratings }], ["icc", name, { ratings }]);
}
for (const [name, rows] of Object.entries(duels))
  for (const kind of ["order_effect", "davidson", "rao_kupper", "sandwich", "bootstrap", "covariate"])
    odd.push([`bradley_terry_${kind}`, name, { rows, replicates: 10, seed: 1 }]);
odd.push(
  ["two_rater_agreement", "nothing", { table: [] }],
  [
    "two_rater_agreement",
    "one answer",
    {
      table: [
        [1, 0],
        [0, 0],
      ],
    },
  ],
  [
    "fleiss_kappa",
    "numbers of ratings differ",
    {
      counts: [
        [3, 0],
        [0, 0],
        [1, 1],
      ],
    },
  ],
  ["fleiss_kappa", "one unit", { counts: [[2, 1]] }],
  ["rank_correlation", "constant", { x: [1, 1], y: [1, 2] }],
  ["proportion_ci", "of nothing", { successes: 0, n: 0 }],
  ["proportion_ci", "more than all", { successes: 3, n: 2 }],
  [
    "dawid_skene",
    "a task and an annotator without labels",
    {
      classes: 2,
      rows: [
        [0, 0, 1],
        [2, 2, 0],
      ],
    },
  ],
  ["one_coin_dawid_skene", "nothing", { classes: 2, rows: [] }],
  ["crowd_bradley_terry", "no penalty", { n: 2, workers: 1, rows: [[0, 1, 1, 0]] }],
  [
    "crowd_bradley_terry",
    "somebody without comparisons",
    { n: 2, workers: 2, rows: [[0, 1, 1, 0]], lambda: 1 },
  ],
  ["plackett_luce", "nothing", { n: 2, rankings: [] }],
  ["plackett_luce_ties", "nothing", { n: 2, rankings: [] }],
);

describe("what is undefined is null with a reason beside it, and nothing is NaN", () => {
  test.each(odd)("%s: %s", (kind, _, input) => {
    const result = runCase({ id: "odd", kind, input });
    expect(result).not.toHaveProperty("message");
    expect(unexplained(result)).toEqual([]);
  });
});

describe("what cannot be read is said, not guessed", () => {
  test.each([
    ["krippendorff_alpha", { ratings: [[1, 2]], level: "cardinal" }, /cardinal is none of nominal/],
    ["chance_corrected_agreement", { ratings: [[1, 2]], weights: "cubic" }, /cubic is none of/],
    ["icc", { ratings: [[1, 2]], confidence: 95 }, /not between 0 and 1/],
    [
      "two_rater_agreement",
      {
        table: [
          [1, 2, 3],
          [4, 5, 6],
        ],
      },
      /not square/,
    ],
    ["bradley_terry_mle", { wins: [[0, 1], [1]] }, /not square/],
    ["bradley_terry_davidson", { n: 2, rows: [[0, 2, 1]] }, /no item 2 among 2/],
    ["plackett_luce", { n: 3, rankings: [[0, 1, 0]] }, /has an item twice/],
    ["plackett_luce_ties", { n: 3, rankings: [[[0, 1], [1]]] }, /has an item twice/],
    ["plackett_luce", { n: 3, rankings: [[0, 1]], choiceSet: "some" }, /some is none of listed, all/],
    ["dawid_skene", { classes: 2, rows: [[0, 0, 2]] }, /no item 2 among 2/],
  ] as const)("%s %j", (kind, input, message) => {
    const result = runCase({ id: "strange", kind, input });
    expect(result).toMatchObject({ value: null, reason: "unreadable_input" });
    expect(result.message).toMatch(message);
  });
});
