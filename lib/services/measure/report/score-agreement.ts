import type { AgreementView } from "@/lib/domain/api/agreement";
import { intraclass } from "@/lib/stats/agreement/icc";
import { krippendorffAlphaOfUnits } from "@/lib/stats/agreement/krippendorff-alpha";
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
