import type { AgreementView } from "@/lib/domain/api/agreement";
import type { AgreementPartsView } from "@/lib/domain/api/agreement-parts";
import { ClusteredRatio } from "@/lib/stats/agreement/clustered-ratio";
import { intraclass } from "@/lib/stats/agreement/icc";
import { krippendorffAlphaOfUnits } from "@/lib/stats/agreement/krippendorff-alpha";
import { normalQuantile } from "@/lib/stats/distributions/normal";
import { groupBy } from "./group-by";
import type { ScoreRow } from "./judge-table";

/** α and ICC of each attribute; where a judge scored a response again, the last score counts. */
export function measureScores(rows: readonly ScoreRow[], confidence: number): AgreementView["scores"] {
  const byAttribute = groupBy(rows, (row) => row.attribute);
  return [...byAttribute].map(([attribute, own]) => {
    const judges = [...new Set(own.map((row) => row.judge))].sort();
    const items = new Map<string, Map<string, number>>();
    for (const { item, judge, value } of own) {
      const scores = items.get(item) ?? new Map<string, number>();
      items.set(item, scores.set(judge, value));
    }
    const units = [...items.values()].map((scores) => [...scores.values()]);
    const ordinal = krippendorffAlphaOfUnits(units, "ordinal");
    const interval = krippendorffAlphaOfUnits(units, "interval");
    const icc = intraclass(
      [...items.values()].map((scores) => judges.map((judge) => scores.get(judge) ?? null)),
      confidence,
    );
    return {
      attribute,
      items: units.length,
      sharedItems: units.filter((unit) => unit.length > 1).length,
      alphaOrdinal: { value: ordinal.alpha, reason: ordinal.reason },
      alphaInterval: { value: interval.alpha, reason: interval.reason },
      iccSingle: { value: icc.ICC2.icc, reason: icc.ICC2.reason },
      iccMean: { value: icc.ICC2k.icc, reason: icc.ICC2k.reason },
      iccItems: icc.targets,
    };
  });
}

/**
 * Of all pairs of annotators who scored one response, the share with the same score and with scores at most one apart;
 * intervals over prompts (clustered-ratio.ts). Chance is that of two scores drawn from all that were compared.
 */
export function agreeOnScores(
  rows: readonly ScoreRow[],
  promptOf: (item: string) => number,
  confidence: number,
): AgreementPartsView["attributes"] {
  const z = normalQuantile(0.5 + confidence / 2);
  return [...groupBy(rows, (row) => row.attribute)].map(([attribute, own]) => {
    const prompts = new Map<number, { same: number; near: number; all: number }>();
    const answers = new Map<number, number>();
    for (const [item, given] of groupBy(own, (row) => row.item)) {
      const scores = [...new Map(given.map((row) => [row.judge, row.value])).values()];
      if (scores.length < 2) continue;
      const sum = prompts.get(promptOf(item)) ?? { same: 0, near: 0, all: 0 };
      prompts.set(promptOf(item), sum);
      for (const [at, score] of scores.entries()) {
        answers.set(score, (answers.get(score) ?? 0) + 1);
        for (const other of scores.slice(at + 1)) {
          sum.same += score === other ? 1 : 0;
          sum.near += Math.abs(score - other) <= 1 ? 1 : 0;
          sum.all++;
        }
      }
    }
    const [same, near] = [new ClusteredRatio(), new ClusteredRatio()];
    for (const sum of prompts.values()) {
      same.add(sum.same, sum.all);
      near.add(sum.near, sum.all);
    }
    const all = [...answers.values()].reduce((sum, count) => sum + count, 0);
    const chance = (apart: number) =>
      all === 0
        ? null
        : [...answers].reduce(
            (sum, [score, count]) =>
              sum +
              [...answers].reduce(
                (inner, [other, others]) =>
                  inner + (Math.abs(score - other) <= apart ? (count * others) / all ** 2 : 0),
                0,
              ),
            0,
          );
    const figure = (ratio: ClusteredRatio, apart: number) => {
      const { value, low, high } = ratio.interval(z);
      return { value, low, high, reason: value === null ? "no_pairs" : null, chance: chance(apart) };
    };
    return {
      attribute,
      comparisons: same.all,
      prompts: prompts.size,
      same: figure(same, 0),
      withinOne: figure(near, 1),
    };
  });
}
