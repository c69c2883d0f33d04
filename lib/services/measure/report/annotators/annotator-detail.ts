import type { GoldPair } from "@/db/queries/judge/gold";
import type { AnnotatorView } from "@/lib/domain/api/annotators";
import { measurePreferenceAgreement } from "@/lib/stats/agreement/preference-agreement";
import { agreementWithRest } from "@/lib/stats/annotators/agreement-with-rest";
import { measurePace } from "@/lib/stats/annotators/pace";
import { idText } from "../../facts/id-table";
import { partOf } from "../agreement-parts";
import { type AnswerColumns, mondayOf, ranksOf, tagsOf, weekOf } from "../answer-columns";
import { type DisputeRow, reportDisputes } from "../dispute-report";
import { consistencyOf, cut, reportAnnotators } from "./annotator-rows";
import { guidelineChange } from "./guideline-change";
import type { OwnJudgments } from "./own-judgments";

/** What is kept of one annotator. */
export interface StoredAnnotator {
  view: AnnotatorView;
  disputes: DisputeRow[];
  missedGold: { taskId: string; promptId: string }[];
}

const mostListed = 50;

/** One annotator's figures; null where he has no preference here. */
export function reportAnnotator(
  columns: AnswerColumns,
  goldPairs: readonly GoldPair[],
  annotatorId: string,
  confidence: number,
): StoredAnnotator | null {
  const { tables, table, ratings, judgment, unitPrompt } = columns;
  const at = table.facts.annotators.indexOf(annotatorId);
  if (at < 0) return null;
  const { view, reliability, gold, scored, judgments } = reportAnnotators(columns, goldPairs, confidence);
  const annotator = view.rows[at]!;
  const own = judgments[at]!;
  const overall = measurePreferenceAgreement(ratings, confidence);
  const partsBy = (
    groupsOf: (row: number, unit: number) => readonly number[],
    name: (group: number) => string,
  ) =>
    agreementWithRest(ratings, confidence, (row, unit) =>
      ratings.annotator[row] === at ? groupsOf(row, unit) : [],
    )
      .filter((one) => one.annotator === at)
      .map(({ group, share }) => partOf(name(group), share));
  const weeks = ranksOf(judgment.map((of) => weekOf(tables.judgments.createdAt[of] as number)));
  const versions = ranksOf(judgment.map((of) => tables.judgments.guidelineVersion[of] as number));
  const pace = measurePace(own.seconds, own.durationMs, confidence);
  const confusion = reliability.confusion[at];
  const attributes = [...new Set(scored.get(at)?.attribute)].sort((a, b) => a - b);
  return {
    view: {
      annotator,
      everybody: { ...overall.counted, chance: overall.chanceCounted },
      weeks: partsBy(
        (row) => [weeks.of[row] as number],
        (group) => mondayOf(weeks.values[group] ?? 0),
      ).map((part) => ({ ...part, ...weekOfWork(own, part.key, confidence) })),
      tags: partsBy(
        (_, unit) => tagsOf(tables, unitPrompt[unit] as number),
        (tag) => tables.tags[tag] ?? "",
      )
        .filter((part) => part.comparisons > 0)
        .sort((a, b) => b.comparisons - a.comparisons)
        .slice(0, mostListed),
      guidelines: partsBy(
        (row) => [versions.of[row] as number],
        (group) => String(versions.values[group]),
      ).filter((part) => Number(part.key) > 0),
      guidelineChange: guidelineChange(columns, at, confidence),
      confusion: confusion ? [0, 3, 6].map((from) => confusion.slice(from, from + 3)) : null,
      pace: {
        judgments: pace.judgments,
        lowerQuartileMs: pace.lowerQuartileMs,
        upperQuartileMs: pace.upperQuartileMs,
      },
      scores: attributes.map((attribute) => {
        const found = consistencyOf(scored.get(at), confidence, attribute);
        const reason = found.value === null ? "no_scores" : null;
        return { attribute: tables.attributes[attribute] ?? "", ...found, ...cut(found), reason };
      }),
    },
    disputes: reportDisputes(columns, at, mostListed),
    missedGold: (gold.find((one) => one.annotator === at)?.missed ?? []).slice(0, mostListed).map((task) => ({
      taskId: idText(tables.tasks.ids, task),
      promptId: idText(tables.prompts.ids, tables.tasks.prompt[task] as number),
    })),
  };
}

/** How much was judged in the week that begins on this Monday, and how fast. */
function weekOfWork({ seconds, durationMs }: OwnJudgments, monday: string, confidence: number) {
  const rows = [...seconds.keys()].filter(
    (row) => mondayOf(weekOf((seconds[row] as number) * 1000)) === monday,
  );
  const when = Float64Array.from(rows, (row) => seconds[row] as number);
  const took = Int32Array.from(rows, (row) => durationMs[row] as number);
  return { judgments: rows.length, medianMs: measurePace(when, took, confidence).medianMs };
}
