import { intraclass } from "@/lib/stats/agreement/icc";
import { krippendorffAlphaOfUnits } from "@/lib/stats/agreement/krippendorff-alpha";
import { groupBy } from "./group-by";
import type { ScoreRow } from "./judged-files";

/** Agreement of the scores of one attribute. */
export interface ScoreAgreement {
  attribute: string;
  /** Responses with a score; those with two or more. */
  items: number;
  sharedItems: number;
  alphaOrdinal: number | null;
  alphaInterval: number | null;
  /** Over the responses that every judge scored; ICC(2,1) of one judge, ICC(2,k) of their mean. */
  iccSingle: number | null;
  iccMean: number | null;
  iccItems: number;
  reason: string | null;
}

/** α and ICC of each attribute; where a judge scored a response again, the last score counts. */
export function measureScores(rows: readonly ScoreRow[], confidence: number): ScoreAgreement[] {
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
      alphaOrdinal: ordinal.alpha,
      alphaInterval: interval.alpha,
      iccSingle: icc.ICC2.icc,
      iccMean: icc.ICC2k.icc,
      iccItems: icc.targets,
      reason: ordinal.reason,
    };
  });
}
