import type { JudgeFilter } from "@/lib/domain/annotator";
import { type NeedsView, spentJudgments } from "@/lib/domain/api/needs";
import { forecast } from "@/lib/stats/needs/forecast";
import { type CurveFit, curveBand, type LearningCurve, measureCurve } from "@/lib/stats/needs/learning-curve";
import { measureCeiling } from "@/lib/stats/needs/noise-ceiling";
import { countOverlap } from "@/lib/stats/needs/overlap-counts";
import type { ProbeRows } from "@/lib/stats/needs/reward-probe";
import { mulberry32 } from "@/lib/stats/random";
import type { ProjectTables } from "../facts/project-tables";
import type { ProbeSample } from "../needs/gather-probe";
import { judgesOf } from "./project-judges";

const seed = 20_250_802;
const fewest = { judgments: 120, prompts: 20 };
const curveOptions = { repeats: 5, sizes: 6, smallest: 15, heldOutShare: 0.2, replicates: 200 };

/** What a project's labels can teach: the ceiling, the probe's curve, and what more judgments would buy. */
export function reportNeeds(
  tables: ProjectTables,
  judges: JudgeFilter,
  { key, rows, sampled, isSample }: ProbeSample,
  confidence: number,
): NeedsView {
  const { facts } = judgesOf(tables, judges).table;
  const counts = countOverlap(facts.ratings());
  const ceiling = measureCeiling(counts, mulberry32(seed), confidence);
  const prompts = new Set(rows.prompt).size;
  const isEnough = rows.label.length >= fewest.judgments && prompts >= fewest.prompts;
  const curve = isEnough ? curveOf(key, rows, confidence) : null;
  const decided = facts.size - facts.ties;
  const rho = ceiling && { value: ceiling.rho, drawn: ceiling.drawn };
  const spend = (fit: CurveFit) => forecast(fit, decided, spentJudgments, counts.single, rho, confidence);
  const logLoss = curve && spend(curve.logLoss);
  return {
    comparisons: facts.size,
    decided,
    ceiling: ceiling && withoutDraws(ceiling),
    probe: {
      judgments: rows.label.length,
      prompts,
      isSample,
      fewestJudgments: fewest.judgments,
      fewestPrompts: fewest.prompts,
    },
    curve: curve && viewOf(curve, decided + spentJudgments, confidence),
    curveReason: curve
      ? null
      : sampled === 0
        ? "no_preferences"
        : rows.label.length === 0
          ? "no_text"
          : "too_few",
    forecast: logLoss && { logLoss, errorRate: curve && spend(curve.errorRate) },
  };
}

/** The last that was learnt: the sample of a large project seldom changes. */
let last: { key: string; confidence: number; curve: LearningCurve | null } | undefined;

function curveOf(key: string, rows: ProbeRows, confidence: number): LearningCurve | null {
  if (last?.key !== key || last.confidence !== confidence) {
    const curve = measureCurve(rows, mulberry32(seed + 1), { ...curveOptions, confidence });
    last = { key, confidence, curve };
  }
  return last.curve;
}

function withoutDraws<Value extends { drawn: unknown }>({ drawn: _, ...rest }: Value): Omit<Value, "drawn"> {
  return rest;
}

const bandPlaces = 40;

/** @param furthest size up to which the fitted curve is drawn */
function viewOf(curve: LearningCurve, furthest: number, confidence: number): NeedsView["curve"] {
  const smallest = curve.points[0]?.size ?? 1;
  const largest = Math.max(furthest, curve.points.at(-1)?.size ?? 1);
  const sizes = Array.from(
    { length: bandPlaces + 1 },
    (_, place) => smallest * (largest / smallest) ** (place / bandPlaces),
  );
  const fitView = (one: CurveFit) => {
    const { law, limit, exponent } = one;
    return { law: law && { limit: law.limit, scale: law.scale, exponent: law.exponent }, limit, exponent };
  };
  return {
    points: curve.points,
    repeats: curve.repeats,
    heldOutPrompts: curve.heldOutPrompts,
    heldOutJudgments: curve.heldOutJudgments,
    logLoss: fitView(curve.logLoss),
    errorRate: fitView(curve.errorRate),
    band: curveBand(curve.logLoss, sizes, confidence) ?? [],
  };
}
