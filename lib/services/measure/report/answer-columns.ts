import type { JudgeFilter } from "@/lib/domain/annotator";
import type { PreferenceRatings } from "@/lib/stats/agreement/preference-agreement";
import type { ProjectTables } from "../facts/project-tables";
import type { JudgeTable } from "./judge-table";
import { judgesOf, judgmentsCounted } from "./project-judges";

/** What judges of some kinds said, row by row as in `ratings`, with where and when each answer was given. */
export interface AnswerColumns {
  tables: ProjectTables;
  table: JudgeTable;
  nameOf(id: string): string;
  ratings: PreferenceRatings;
  /** 1 for each judgment that counts, by its number in the tables. */
  counts: Uint8Array;
  /** Row → its preference's place in the tables. */
  preference: Int32Array;
  /** Row → its judgment's number in the tables. */
  judgment: Int32Array;
  /** Unit → its prompt's number in the tables. */
  unitPrompt: Int32Array;
  /** Annotator as in `ratings` → his number in the tables. */
  annotatorNumber: Int32Array;
}

export function answerColumns(tables: ProjectTables, judges: JudgeFilter): AnswerColumns {
  const { table, nameOf } = judgesOf(tables, judges);
  const ratings = table.facts.ratings();
  const counts = judgmentsCounted(tables, judges);
  const { preferences, judgments, responses } = tables;
  const preference = new Int32Array(table.facts.size);
  const judgment = new Int32Array(table.facts.size);
  const unitPrompt = new Int32Array(ratings.cluster.length);
  const annotatorNumber = new Int32Array(table.facts.annotators.length);
  let row = 0;
  for (let place = 0; place < preferences.size; place++) {
    const of = preferences.judgment[place] as number;
    if (counts[of] === 0) continue;
    preference[row] = place;
    judgment[row] = of;
    unitPrompt[ratings.unit[row] as number] = responses.prompt[
      preferences.responseA[place] as number
    ] as number;
    annotatorNumber[ratings.annotator[row] as number] = judgments.annotator[of] as number;
    row++;
  }
  return { tables, table, nameOf, ratings, counts, preference, judgment, unitPrompt, annotatorNumber };
}

/** The tags of a prompt, by number. */
export function tagsOf({ prompts }: ProjectTables, prompt: number): number[] {
  return [...prompts.tagList.subarray(prompts.tagStart[prompt], prompts.tagStart[prompt + 1])];
}

const dayMs = 86_400_000;

/** The Monday (UTC) of a moment's week, as a number of weeks since Monday, 5 January 1970. */
export function weekOf(ms: number): number {
  return Math.floor((ms / dayMs - 4) / 7);
}

/** That Monday as YYYY-MM-DD. */
export function mondayOf(week: number): string {
  return new Date((week * 7 + 4) * dayMs).toISOString().slice(0, 10);
}

/** Small numbers for the values that occur, in ascending order. */
export function ranksOf(values: Int32Array): { of: Int32Array; values: number[] } {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const rank = new Map(sorted.map((value, place) => [value, place]));
  return { of: values.map((value) => rank.get(value) as number), values: sorted };
}

/** Where, in its annotators' own words: 1, 0 or −1 from the side of the unit's first response, its size the strength as a share of the strongest. */
export function sizedAnswers({ table }: AnswerColumns): Float64Array {
  const { signed, asked } = table.facts.strengths();
  const { outcome } = table.facts.ratings();
  const strongest = signed.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const sized = new Float64Array(outcome);
  for (let row = 0; row < sized.length; row++)
    if (asked[row] === 1) sized[row] = (signed[row] as number) / strongest;
  return sized;
}
