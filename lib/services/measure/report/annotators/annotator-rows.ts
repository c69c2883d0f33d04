import type { GoldPair } from "@/db/queries/judge/gold";
import type { AnnotatorRow, AnnotatorsView } from "@/lib/domain/api/annotators";
import { agreementWithRest } from "@/lib/stats/annotators/agreement-with-rest";
import { measureCrowd } from "@/lib/stats/annotators/crowd-reliability";
import { type GoldAccuracy, goldAccuracy } from "@/lib/stats/annotators/gold-accuracy";
import { measurePace } from "@/lib/stats/annotators/pace";
import { measureReliability, type Reliability } from "@/lib/stats/annotators/reliability";
import { scoreConsistency } from "@/lib/stats/annotators/score-consistency";
import { figureOf } from "../agreement-parts";
import type { AnswerColumns } from "../answer-columns";
import { goldRows } from "./gold-rows";
import { orderBiases } from "./order-biases";
import { judgmentsByAnnotator, type OwnJudgments } from "./own-judgments";
import { type ScoredRows, scoredPairs } from "./scored-pairs";
import { triadsByAnnotator } from "./triads-by-annotator";

/** Everything about annotators, from which the table and one annotator's page are taken. */
export interface AnnotatorFigures {
  view: AnnotatorsView;
  reliability: Reliability;
  gold: GoldAccuracy[];
  scored: Map<number, ScoredRows>;
  judgments: OwnJudgments[];
}

export function reportAnnotators(
  columns: AnswerColumns,
  goldPairs: readonly GoldPair[],
  confidence: number,
): AnnotatorFigures {
  const { tables, table, ratings, annotatorNumber } = columns;
  const rest = new Map(agreementWithRest(ratings, confidence).map((one) => [one.annotator, one.share]));
  const { answers, tasks } = goldRows(columns, goldPairs);
  const gold = goldAccuracy(answers, confidence);
  const goldOf = new Map(gold.map((one) => [one.annotator, one]));
  const reliability = measureReliability(ratings);
  const crowd = measureCrowd(
    { ...table.facts.modelsOf(), outcome: ratings.outcome, annotator: ratings.annotator },
    table.facts.models.length,
    table.facts.annotators.length,
  );
  const biases = orderBiases(columns, confidence);
  const triads = triadsByAnnotator(columns, confidence);
  const judgments = judgmentsByAnnotator(columns);
  const scored = scoredPairs(columns);
  const { preferences, ties } = countPreferences(columns);
  const rows = table.facts.annotators.map((id, at): AnnotatorRow => {
    const number = annotatorNumber[at] as number;
    const own = judgments[at] as OwnJudgments;
    const share = rest.get(at);
    const accuracy = goldOf.get(at);
    const bias = biases[at]!;
    const pace = measurePace(own.seconds, own.durationMs, confidence);
    const scores = consistencyOf(scored.get(at), confidence);
    const circular = triads[at]!;
    return {
      id,
      name: tables.annotators[number]?.name ?? "",
      kind: tables.annotators[number]?.kind ?? "imported",
      judgments: own.seconds.length,
      preferences: preferences[at] as number,
      skips: own.skips,
      rest: {
        ...figureOf(share?.kept ?? none),
        chance: share?.chance ?? null,
        comparisons: share?.comparisons ?? 0,
      },
      restDropped: figureOf(share?.dropped ?? none),
      gold: {
        ...cut(accuracy ?? none),
        reason: accuracy ? null : tasks === 0 ? "no_gold" : "no_gold_judged",
        tasks: accuracy?.tasks ?? 0,
      },
      reliability: {
        value: reliability.value[at] ?? null,
        reason: reliability.value[at] == null ? (reliability.reason ?? "no_pairs") : null,
        labels: reliability.labels[at] ?? 0,
      },
      crowd: {
        value: crowd.value[at] ?? null,
        reason: crowd.value[at] == null ? (crowd.reason ?? "no_pairs") : null,
        comparisons: crowd.comparisons[at] ?? 0,
      },
      firstWins: {
        ...cut(bias.share),
        reason: bias.share.value === null ? "no_order" : null,
        decided: bias.decided,
      },
      orderEffect: bias.effect,
      triads: {
        ...cut(circular),
        reason: circular.value === null ? "no_triads" : null,
        triads: circular.triads,
      },
      medianMs: pace.medianMs,
      driftPerHour: {
        ...pace.driftPerHour,
        reason: pace.driftPerHour.value === null ? "no_sessions" : null,
        sessions: pace.sessions,
      },
      scores: {
        ...cut(scores),
        reason: scores.value === null ? "no_scores" : null,
        decided: scores.concordant + scores.discordant,
      },
      ties: ties[at] as number,
    };
  });
  const view = { rows, goldTasks: tasks, reliabilityConverged: reliability.converged };
  return { view, reliability, gold, scored, judgments };
}

const none = { value: null, low: null, high: null };

/** The three numbers of an interval, without what stands beside them. */
export function cut({ value, low, high }: { value: number | null; low: number | null; high: number | null }) {
  return { value, low, high };
}

/** Whether scores order responses as the ranking does. @param attribute only of this one; absent: of all */
export function consistencyOf(rows: ScoredRows | undefined, confidence: number, attribute?: number) {
  const own = rows ?? { ranking: [], scores: [], prompt: [], attribute: [] };
  const at = [...own.ranking.keys()].filter(
    (row) => attribute === undefined || own.attribute[row] === attribute,
  );
  at.sort((x, y) => (own.prompt[x] as number) - (own.prompt[y] as number));
  const pick = (values: readonly number[]) => at.map((row) => values[row] as number);
  return scoreConsistency(
    {
      ranking: Int8Array.from(pick(own.ranking)),
      scores: Int8Array.from(pick(own.scores)),
      cluster: Int32Array.from(pick(own.prompt)),
    },
    confidence,
  );
}

/** By annotator. */
function countPreferences({ table, ratings: { annotator, outcome } }: AnswerColumns) {
  const people = table.facts.annotators.length;
  const [preferences, ties] = [new Int32Array(people), new Int32Array(people)];
  for (let row = 0; row < annotator.length; row++) {
    const own = annotator[row] as number;
    preferences[own] = (preferences[own] as number) + 1;
    if (outcome[row] === 0) ties[own] = (ties[own] as number) + 1;
  }
  return { preferences, ties };
}
