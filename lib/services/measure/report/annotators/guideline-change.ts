import type { AnnotatorView } from "@/lib/domain/api/annotators";
import { answersByUnit } from "@/lib/stats/agreement/answers-by-unit";
import { type ClusterPart, differenceOfShares } from "@/lib/stats/annotators/difference-of-shares";
import type { AnswerColumns } from "../answer-columns";

/**
 * By how much an annotator's agreement with the rest changed from the last guideline version but one that he judged under to the last;
 * null where there are not two.
 */
export function guidelineChange(
  { tables, ratings, judgment }: AnswerColumns,
  annotator: number,
  confidence: number,
): AnnotatorView["guidelineChange"] {
  const versionOf = (row: number) => tables.judgments.guidelineVersion[judgment[row] as number] as number;
  const parts = new Map<number, Map<number, ClusterPart>>();
  for (const { cluster, rows } of answersByUnit(ratings)) {
    const own = rows.find((row) => ratings.annotator[row] === annotator);
    if (own === undefined || rows.length < 2 || versionOf(own) < 1) continue;
    const clusters = parts.get(versionOf(own)) ?? new Map<number, ClusterPart>();
    parts.set(versionOf(own), clusters);
    const before = clusters.get(cluster) ?? { cluster, counted: 0, all: 0 };
    const same = rows.filter((row) => ratings.outcome[row] === ratings.outcome[own]).length - 1;
    clusters.set(cluster, {
      cluster,
      counted: before.counted + same,
      all: before.all + rows.length - 1,
    });
  }
  const [from, to] = [...parts.keys()].sort((a, b) => a - b).slice(-2);
  if (from === undefined || to === undefined) return null;
  const of = (version: number) => [...(parts.get(version)?.values() ?? [])];
  return { from: String(from), to: String(to), ...differenceOfShares(of(from), of(to), confidence) };
}
