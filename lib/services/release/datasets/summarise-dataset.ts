import type { SelectionCounts } from "@/db/queries/release/freeze/select-judgments";
import type { DatasetSummary, Omission, Split } from "@/lib/domain/dataset/manifest";
import { omissions } from "@/lib/domain/dataset/manifest";
import { type DatasetPair, type PromptPairs, round } from "@/lib/domain/dataset/pairs";
import { type Figure, measurePreferenceAgreement } from "@/lib/stats/agreement/preference-agreement";
import { proportionIntervals } from "@/lib/stats/distributions/proportion";
import { measureCeiling } from "@/lib/stats/needs/noise-ceiling";
import { countOverlap } from "@/lib/stats/needs/overlap-counts";
import { mulberry32 } from "@/lib/stats/random";
import type { Placement } from "./place-prompts";
import type { DatasetCast } from "./read-ballots";

const confidence = 0.95;
/** Tags, languages and models beyond these are left out of the summary. */
const most = 200;

/** Adds up what a dataset holds while its pairs stream by. */
export class SummaryOfDataset {
  readonly #pairs = { train: 0, validation: 0, test: 0 };
  readonly #omitted = new Map<Omission, number>();
  readonly #chosen = new Map<number, number>();
  readonly #rejected = new Map<number, number>();
  #tiedPairs = 0;
  #decided = 0;
  #chosenLength = 0;
  #rejectedLength = 0;
  #differentLength = 0;
  #chosenLonger = 0;
  #shown = 0;
  #firstWins = 0;
  #ties = 0;
  #prompts = 0;
  readonly #ratings = { unit: [] as number[], annotator: [] as number[], outcome: [] as number[] };
  readonly #clusters: number[] = [];

  /** The pairs of one prompt. */
  add(split: Split, { pairs, counted, omitted }: PromptPairs): void {
    for (const [reason, count] of Object.entries(omitted) as [Omission, number][])
      this.#omitted.set(reason, (this.#omitted.get(reason) ?? 0) + count);
    this.#pairs[split] += pairs.length;
    for (const pair of pairs) this.#addPair(pair);
    const units = new Map<string, number>();
    for (const ballot of counted) {
      const key = `${ballot.responseA}|${ballot.responseB}`;
      const unit = units.get(key) ?? this.#clusters.length;
      if (!units.has(key)) {
        units.set(key, unit);
        this.#clusters.push(this.#prompts);
      }
      this.#ratings.unit.push(unit);
      this.#ratings.annotator.push(ballot.annotator);
      this.#ratings.outcome.push(ballot.outcome);
      if (ballot.outcome === 0) this.#ties++;
      else if (ballot.shownFirst !== 0) {
        this.#shown++;
        if (ballot.outcome === ballot.shownFirst) this.#firstWins++;
      }
    }
    this.#prompts++;
  }

  #addPair(pair: DatasetPair): void {
    if (pair.isTie) {
      this.#tiedPairs++;
      return;
    }
    this.#decided++;
    this.#chosen.set(pair.modelChosen, (this.#chosen.get(pair.modelChosen) ?? 0) + 1);
    this.#rejected.set(pair.modelRejected, (this.#rejected.get(pair.modelRejected) ?? 0) + 1);
    this.#chosenLength += pair.lengthChosen;
    this.#rejectedLength += pair.lengthRejected;
    if (pair.lengthChosen !== pair.lengthRejected) this.#differentLength++;
    if (pair.lengthChosen > pair.lengthRejected) this.#chosenLonger++;
  }

  result(selection: SelectionCounts, placement: Placement, cast: DatasetCast): DatasetSummary {
    const prompts = { train: 0, validation: 0, test: 0 };
    for (const { split } of placement.prompts) prompts[split]++;
    const ratings = {
      unit: Int32Array.from(this.#ratings.unit),
      annotator: Int32Array.from(this.#ratings.annotator),
      outcome: Int8Array.from(this.#ratings.outcome),
      cluster: Int32Array.from(this.#clusters),
    };
    const agreement = measurePreferenceAgreement(ratings, confidence);
    // One seed for all: the same judgments give the same interval on every machine.
    const ceiling = measureCeiling(countOverlap(ratings), mulberry32(0), confidence)?.ceiling;
    const preferences = this.#ratings.unit.length;
    const omitted = { ...selection.omitted, ...Object.fromEntries(this.#omitted) };
    const mean = (sum: number) => (this.#decided > 0 ? round(sum / this.#decided) : null);
    return {
      judgments: selection.judgments,
      annotators: selection.annotators,
      withdrawnAnnotators: selection.withdrawnAnnotators,
      prompts,
      pairs: this.#pairs,
      tiedPairs: this.#tiedPairs,
      demonstrations: selection.demonstrations,
      rewrites: selection.rewrites,
      nearDuplicateGroups: placement.nearDuplicateGroups,
      omitted: Object.fromEntries(
        omissions.flatMap((reason) => (omitted[reason] ? [[reason, omitted[reason]]] : [])),
      ),
      models: this.#models(cast),
      tags: ranked(placement.tags).map(([tag, count]) => ({ tag, prompts: count })),
      languages: ranked(placement.languages).map(([language, count]) => ({ language, prompts: count })),
      lengths: {
        chosenMean: mean(this.#chosenLength),
        rejectedMean: mean(this.#rejectedLength),
        chosenLonger: share(this.#chosenLonger, this.#differentLength),
      },
      firstShownWins: share(this.#firstWins, this.#shown),
      agreement: {
        ...figure(agreement.counted),
        chance: rounded(agreement.chanceCounted),
        comparisons: agreement.comparisons,
      },
      agreementWithoutTies: { ...figure(agreement.decided), chance: rounded(agreement.chanceDecided) },
      noiseCeiling: ceiling ? figure(ceiling) : { value: null, low: null, high: null },
      tieShare: preferences > 0 ? round(this.#ties / preferences) : null,
    };
  }

  #models(cast: DatasetCast): DatasetSummary["models"] {
    const used = new Set([...this.#chosen.keys(), ...this.#rejected.keys()]);
    return [...used]
      .map((place) => {
        const model = cast.models[place];
        return {
          name: model?.version ? `${model.name} (${model.version})` : (model?.name ?? ""),
          chosen: this.#chosen.get(place) ?? 0,
          rejected: this.#rejected.get(place) ?? 0,
        };
      })
      .sort((a, b) => b.chosen + b.rejected - (a.chosen + a.rejected) || (a.name < b.name ? -1 : 1))
      .slice(0, most);
  }
}

/** The greatest counts first, then by code units: the same order on every machine. */
function ranked(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most);
}

function share(count: number, all: number) {
  const found = proportionIntervals(count, all, confidence);
  if (!found) return { value: null, low: null, high: null };
  return { value: round(found.p), low: round(found.wilson[0]), high: round(found.wilson[1]) };
}

function rounded(value: number | null): number | null {
  return value === null ? null : round(value);
}

function figure({ value, low, high }: Omit<Figure, "reason">) {
  return { value: rounded(value), low: rounded(low), high: rounded(high) };
}
