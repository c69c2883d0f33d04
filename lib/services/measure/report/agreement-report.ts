import type { AgreementView } from "@/lib/domain/api/agreement";
import type { Figure } from "@/lib/domain/api/measure";
import { rowsByUnit } from "@/lib/stats/agreement/answers-by-unit";
import type { Coefficient } from "@/lib/stats/agreement/coefficient";
import { compareJudges, type JudgePair, type Share } from "@/lib/stats/agreement/judge-pairs";
import { krippendorffAlpha } from "@/lib/stats/agreement/krippendorff-alpha";
import { measurePreferenceAgreement } from "@/lib/stats/agreement/preference-agreement";
import { measureRankings } from "@/lib/stats/agreement/ranking-agreement";
import { FactTable } from "../fact-table";
import type { JudgeTable } from "./judge-table";
import type { JudgedFiles } from "./judged-files";
import { measureScores } from "./score-agreement";

/**
 * Agreement of one kind of judges: the figure, its chance level and its tie rule always together.
 * @param nameOf what an annotator is called
 */
export function reportAgreement(
  table: JudgeTable,
  confidence: number,
  nameOf: (annotator: string) => string = (annotator) => annotator,
): AgreementView {
  const { facts } = table;
  const ratings = facts.ratings();
  const overall = measurePreferenceAgreement(ratings, confidence);
  const { pairs, judges, repeats } = compareJudges(ratings, confidence);
  const names = facts.annotators.map(nameOf);
  const repeated = new Map(repeats.map((one) => [one.annotator, one]));
  const rankings = table.rankings.length > 0 ? measureRankings(table.rankings, confidence) : null;
  return {
    preferences: facts.size,
    ties: facts.ties,
    units: overall.units,
    comparisons: overall.comparisons,
    tiesKept: { ...overall.counted, chance: overall.chanceCounted },
    tiesDropped: { ...overall.decided, chance: overall.chanceDecided },
    tiesHalf: { ...overall.half, chance: overall.chanceHalf },
    alpha: overall.alpha,
    strengths: strengthAgreement(facts),
    rankings: rankings && {
      ...rankings,
      pairs: rankings.pairs.map((pair) => ({ ...pair, a: nameOf(pair.a), b: nameOf(pair.b) })),
    },
    scores: measureScores(table.scores, confidence),
    annotators: judges.map(({ annotator, comparisons, kept, dropped }) => ({
      name: names[annotator] ?? "",
      comparisons,
      tiesKept: figureOf(kept),
      tiesDropped: figureOf(dropped),
      repeats: repeated.get(annotator)?.repeats ?? 0,
      repeatedSame: repeated.get(annotator)?.same ?? 0,
    })),
    pairs: pairs.map((pair) => pairView(pair, names)),
    pairsLeftOut: 0,
  };
}

function figureOf(share: Share): Figure {
  return { ...share, reason: share.value === null ? "no_pairs" : null };
}

function pairView(
  { a, b, units, kept, dropped, table, coefficients }: JudgePair,
  names: readonly string[],
): AgreementView["pairs"][number] {
  const { cohen, gwet } = coefficients;
  return {
    a: names[a] ?? "",
    b: names[b] ?? "",
    units,
    tiesKept: { ...figureOf(kept), chance: cohen.pe },
    tiesDropped: { ...figureOf(dropped), chance: dropped.value === null ? null : 0.5 },
    kappa: coefficientFigure(cohen),
    gwet: coefficientFigure(gwet),
    table: [0, 3, 6].map((at) => Array.from(table.slice(at, at + 3))),
  };
}

/** Without an interval where nothing varies: one who always says the same has κ = 0 whatever the other says, and no error. */
function coefficientFigure({ value, se, ciLow, ciHigh, reason }: Coefficient): Figure {
  const isCertain = !(se !== null && se > 0);
  return { value, low: isCertain ? null : ciLow, high: isCertain ? null : ciHigh, reason };
}

/** α of the signed strengths (−4 … 4), where annotators gave any: as ordinal and as interval. */
function strengthAgreement(facts: FactTable): AgreementView["strengths"] {
  const ratings = facts.ratings();
  const { signed, asked } = facts.strengths();
  const isGiven = new Uint8Array(9);
  for (let row = 0; row < signed.length; row++)
    if (asked[row] === 1) isGiven[(signed[row] as number) + 4] = 1;
  const values = Array.from(isGiven.keys(), (at) => at - 4).filter((value) => isGiven[value + 4] === 1);
  // One level a side says no more than the outcome.
  if (!values.some((value) => Math.abs(value) > 1)) return null;
  const column = Array.from(isGiven.keys(), (at) => values.indexOf(at - 4));
  const counts = new Int32Array(ratings.cluster.length * values.length);
  for (const row of rowsByUnit(ratings).last) {
    if (asked[row] === 0) continue;
    const at =
      (ratings.unit[row] as number) * values.length + (column[(signed[row] as number) + 4] as number);
    counts[at] = (counts[at] as number) + 1;
  }
  const alphaOf = (level: "ordinal" | "interval") => {
    const { alpha, reason } = krippendorffAlpha(counts, values, level);
    return { value: alpha, reason };
  };
  return {
    ordinal: alphaOf("ordinal"),
    interval: alphaOf("interval"),
  };
}

/** People against machines, both tie rules; null where one of them is missing. */
function crossAgreement({ human, machine }: JudgedFiles, confidence: number) {
  if (human.facts.size === 0 || machine.facts.size === 0) return null;
  const all = new FactTable();
  all.addAll(human.facts);
  all.addAll(machine.facts);
  const people = new Set(human.facts.annotators);
  const machines = new Set(machine.facts.annotators);
  const names = all.annotators;
  const kind = names.map((name) => (machines.has(name) ? (people.has(name) ? "both" : "machine") : "human"));
  const { pairs, pooled } = compareJudges(all.ratings(), confidence, (a, b) => kind[a] !== kind[b]);
  if (pooled.comparisons === 0) return null;
  const { kept, dropped, comparisons } = pooled;
  return {
    comparisons,
    tiesKept: kept,
    tiesDropped: dropped,
    pairs: pairs.map((pair) => pairView(pair, names)),
  };
}

/** The whole report on files: people, machines, and one against the other. */
export function reportFiles(files: JudgedFiles, confidence: number) {
  const { format, rows, rowsWithProblem, judgments, leftOut, human, machine } = files;
  return {
    format,
    rows,
    rowsWithProblem,
    judgments,
    judgmentsLeftOut: leftOut,
    confidence,
    intervals: "clustered by prompt",
    human: human.judgments > 0 ? reportAgreement(human, confidence) : null,
    machine: machine.judgments > 0 ? reportAgreement(machine, confidence) : null,
    humanWithMachine: crossAgreement(files, confidence),
  };
}
