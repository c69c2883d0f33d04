import type { AgreementPart, AgreementPartsView } from "@/lib/domain/api/agreement-parts";
import { agreementByGroup, type Grouping } from "@/lib/stats/agreement/agreement-by-group";
import type { Share } from "@/lib/stats/agreement/judge-pairs";
import type { ComparedShare } from "@/lib/stats/agreement/pair-sums";
import { confuseStrengths } from "@/lib/stats/agreement/strength-confusion";
import { type AnswerColumns, mondayOf, ranksOf, weekOf } from "./answer-columns";
import { agreeOnScores } from "./score-agreement";

/** Parts of one kind that are kept: those with most comparisons. */
const most = 300;

/** Agreement in parts: by tag, pair of models, guideline version and week; of scores and of strengths. */
export function reportParts(columns: AnswerColumns, confidence: number): AgreementPartsView {
  const { tables, ratings, judgment } = columns;
  const measure = (grouping: Grouping) => agreementByGroup(ratings, grouping, confidence);
  const byTag = measure({ by: "unit", groups: tables.tags.length, ...unitTags(columns) }).groups;
  const { names, ...pairs } = modelPairs(columns);
  const byPair = measure({ by: "unit", groups: names.length, ...pairs }).groups;
  const versions = ranksOf(judgment.map((of) => tables.judgments.guidelineVersion[of] as number));
  const byVersion = measure({ by: "same", groups: versions.values.length, of: versions.of });
  const weeks = ranksOf(judgment.map((of) => weekOf(tables.judgments.createdAt[of] as number)));
  const byWeek = measure({ by: "later", groups: weeks.values.length, of: weeks.of }).groups;
  const hasVersions = versions.values.some((version) => version > 0);
  return {
    tags: largest(byTag.map((share, tag) => partOf(tables.tags[tag] ?? "", share))),
    modelPairs: largest(byPair.map((share, pair) => partOf(names[pair] ?? "", share))),
    guidelines: hasVersions
      ? compared(byVersion.groups.map((share, at) => partOf(String(versions.values[at]), share))).filter(
          (part) => Number(part.key) > 0,
        )
      : [],
    acrossGuidelines:
      hasVersions && byVersion.across.comparisons > 0 ? partOf("across", byVersion.across) : null,
    weeks: compared(byWeek.map((share, at) => partOf(mondayOf(weeks.values[at] ?? 0), share))),
    attributes: agreeOnScores(columns.table.scores, (item) => promptOf(columns, item), confidence),
    strengths: strengthsOf(columns, confidence),
  };
}

/** Groups of units, as agreementByGroup takes them. */
interface UnitGroups {
  start: Int32Array;
  list: Int32Array;
}

/** Each unit's prompt's tags. */
function unitTags({ tables: { prompts }, unitPrompt }: AnswerColumns): UnitGroups {
  const { tagStart, tagList } = prompts;
  const start = new Int32Array(unitPrompt.length + 1);
  for (let unit = 0; unit < unitPrompt.length; unit++) {
    const prompt = unitPrompt[unit] as number;
    start[unit + 1] =
      (start[unit] as number) + (tagStart[prompt + 1] as number) - (tagStart[prompt] as number);
  }
  const list = new Int32Array(start[unitPrompt.length] as number);
  for (let unit = 0; unit < unitPrompt.length; unit++) {
    const first = tagStart[unitPrompt[unit] as number] as number;
    const own = start[unit] as number;
    for (let at = own; at < (start[unit + 1] as number); at++) list[at] = tagList[first + at - own] as number;
  }
  return { start, list };
}

/** Each unit's pair of models, named A – B in order of their names. */
function modelPairs({ table, ratings, nameOf }: AnswerColumns): UnitGroups & { names: string[] } {
  const { first, second } = table.facts.modelsOf();
  const modelNames = table.facts.models.map(nameOf);
  const number = new Int32Array(modelNames.length ** 2).fill(-1);
  const names: string[] = [];
  const list = new Int32Array(ratings.cluster.length);
  for (let row = 0; row < ratings.unit.length; row++) {
    const [a, b] = [first[row] as number, second[row] as number];
    const key = a * modelNames.length + b;
    if (number[key] === -1) number[key] = names.push(`${modelNames[a]} – ${modelNames[b]}`) - 1;
    list[ratings.unit[row] as number] = number[key] as number;
  }
  return { names, list, start: Int32Array.from({ length: list.length + 1 }, (_, unit) => unit) };
}

function promptOf({ tables }: AnswerColumns, item: string): number {
  return tables.responses.prompt[Number(item)] as number;
}

export function partOf(key: string, share: ComparedShare): AgreementPart {
  const { kept, dropped, chance, comparisons, clusters } = share;
  return {
    key,
    comparisons,
    prompts: clusters,
    tiesKept: { ...figureOf(kept), chance },
    tiesDropped: { ...figureOf(dropped), chance: dropped.value === null ? null : 0.5 },
  };
}

export function figureOf(share: Share) {
  const { value, low, high } = share;
  return { value, low, high, reason: value === null ? "no_pairs" : null };
}

function compared(parts: AgreementPart[]): AgreementPart[] {
  return parts.filter((part) => part.comparisons > 0);
}

function largest(parts: AgreementPart[]) {
  const found = compared(parts).sort((a, b) => b.comparisons - a.comparisons);
  return { rows: found.slice(0, most), leftOut: Math.max(0, found.length - most) };
}

function strengthsOf({ table, ratings }: AnswerColumns, confidence: number): AgreementPartsView["strengths"] {
  const found = confuseStrengths(ratings, table.facts.strengths(), confidence);
  if (!found) return null;
  const { levels, counts, rows } = found;
  const width = 2 * levels + 1;
  return {
    levels,
    counts: Array.from({ length: width }, (_, row) =>
      Array.from(counts.slice(row * width, (row + 1) * width)),
    ),
    rows: rows.map(({ strength, comparisons, same, opposite }) => ({
      strength,
      comparisons,
      same: figureOf(same),
      opposite: figureOf(opposite),
    })),
  };
}
