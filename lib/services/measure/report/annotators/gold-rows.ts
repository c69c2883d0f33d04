import type { GoldPair } from "@/db/queries/judge/gold";
import type { GoldAnswers } from "@/lib/stats/annotators/gold-accuracy";
import { idText } from "../../facts/id-table";
import type { AnswerColumns } from "../answer-columns";

/** What annotators answered on gold tasks, beside the gold answer; its own author is left out of a task. */
export function goldRows(
  { tables, ratings, judgment, preference, annotatorNumber }: AnswerColumns,
  goldPairs: readonly GoldPair[],
): { answers: GoldAnswers; tasks: number } {
  const gold = new Map<string, Map<string, GoldPair>>();
  for (const pair of goldPairs) {
    const pairs = gold.get(pair.taskId) ?? new Map<string, GoldPair>();
    gold.set(pair.taskId, pairs.set(`${pair.responseA} ${pair.responseB}`, pair));
  }
  const answers = new Map<number, Map<string, GoldPair> | undefined>();
  const goldOf = (task: number) => {
    if (!answers.has(task)) answers.set(task, gold.get(idText(tables.tasks.ids, task)));
    return answers.get(task);
  };
  const found: { annotator: number; task: number; isRight: number }[] = [];
  const { preferences, responses } = tables;
  for (let row = 0; row < judgment.length && gold.size > 0; row++) {
    const task = tables.judgments.task[judgment[row] as number] as number;
    const pairs = tables.tasks.isGold[task] === 1 ? goldOf(task) : undefined;
    if (!pairs) continue;
    const place = preference[row] as number;
    const a = idText(responses.ids, preferences.responseA[place] as number);
    const b = idText(responses.ids, preferences.responseB[place] as number);
    const same = pairs.get(`${a} ${b}`);
    const turned = pairs.get(`${b} ${a}`);
    const wanted = same ? same.outcome : turned ? 0 - turned.outcome : null;
    const annotator = ratings.annotator[row] as number;
    const id = tables.annotators[annotatorNumber[annotator] as number]?.id;
    if (wanted === null || (same ?? turned)?.annotatorId === id) continue;
    const isRight = preferences.outcome[place] === wanted ? 1 : 0;
    found.push({ annotator, task, isRight });
  }
  return {
    tasks: gold.size,
    answers: {
      annotator: Int32Array.from(found, (one) => one.annotator),
      task: Int32Array.from(found, (one) => one.task),
      isRight: Uint8Array.from(found, (one) => one.isRight),
    },
  };
}
