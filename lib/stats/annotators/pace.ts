import { tQuantile } from "../distributions/student-t";
import { rowsWhere } from "../group-rows";

/**
 * How fast an annotator judges, and whether that changes while he works.
 *
 * Median and quartiles (type 7; R. J. Hyndman and Y. Fan, Amer. Statist. 50 (1996)) of the active time of a judgment. A session ends where
 * more than half an hour passes between two judgments. Drift: b of
 *
 *   log duration_si = a_s + b h_si + e_si,   h the hours since session s began, a_s its own level (within estimator),
 *
 * given as exp(b) − 1, the relative change per hour at work. Var(b) = S/(S − 1) Σ_s (Σ_i h̃_si e_si)² / (Σ h̃²)², h̃ the hours less
 * their session's mean; t with S − 1 degrees of freedom over the S sessions of a quarter of an hour or more (M. Arellano, Oxford Bull. Econ. Statist. 49 (1987)).
 * Judgments without a measured time (0) are left out. Drift does not exist without such a session.
 */
export interface Pace {
  judgments: number;
  medianMs: number | null;
  lowerQuartileMs: number | null;
  upperQuartileMs: number | null;
  sessions: number;
  /** Relative change of the time a judgment takes, per hour at work; −0.2: a fifth faster. */
  driftPerHour: { value: number | null; low: number | null; high: number | null };
}

const sessionGapSeconds = 30 * 60;
/** Shorter sessions tell nothing of what an hour does. */
const shortestHours = 0.25;

/** Rows of one session: from `start` up to `end`. */
interface Session {
  start: number;
  end: number;
}

/** @param seconds when each judgment was given, in any order. @param durationMs active time of each, in whole milliseconds. */
export function measurePace(seconds: Float64Array, durationMs: Int32Array, confidence: number): Pace {
  const order = rowsWhere(seconds.length, (row) => (durationMs[row] as number) > 0);
  // As a rule they come in order already.
  const isLate = (row: number, at: number) =>
    (seconds[row] as number) < (seconds[order[at - 1] as number] as number);
  if (order.some(isLate)) order.sort((x, y) => (seconds[x] as number) - (seconds[y] as number));
  const [hours, logs] = [new Float64Array(order.length), new Float64Array(order.length)];
  const sessions: Session[] = [];
  let start = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    const now = seconds[row] as number;
    if (now - last > sessionGapSeconds) {
      sessions.push({ start: at, end: at });
      start = now;
    }
    (sessions.at(-1) as Session).end = at + 1;
    hours[at] = (now - start) / 3600;
    logs[at] = Math.log(durationMs[row] as number);
    last = now;
  }
  const isLong = ({ end }: Session) => (hours[end - 1] as number) >= shortestHours;
  const sorted = durationMs.filter((ms) => ms > 0).sort();
  return {
    judgments: order.length,
    medianMs: quantile(sorted, 0.5),
    lowerQuartileMs: quantile(sorted, 0.25),
    upperQuartileMs: quantile(sorted, 0.75),
    sessions: sessions.length,
    driftPerHour: drift(sessions.filter(isLong), hours, logs, confidence),
  };
}

/** Takes each session's mean out of its rows of `hours` and `logs`. */
function drift(sessions: readonly Session[], hours: Float64Array, logs: Float64Array, confidence: number) {
  let [squares, products] = [0, 0];
  for (const { start, end } of sessions) {
    takeMeanOut(hours.subarray(start, end));
    takeMeanOut(logs.subarray(start, end));
    for (let at = start; at < end; at++) {
      squares += (hours[at] as number) ** 2;
      products += (hours[at] as number) * (logs[at] as number);
    }
  }
  if (!(squares > 0)) return { value: null, low: null, high: null };
  const slope = products / squares;
  const value = Math.expm1(slope);
  const count = sessions.length;
  if (count < 2) return { value, low: null, high: null };
  let meat = 0;
  for (const { start, end } of sessions) {
    let score = 0;
    for (let at = start; at < end; at++)
      score += (hours[at] as number) * ((logs[at] as number) - slope * (hours[at] as number));
    meat += score * score;
  }
  const half =
    (tQuantile(0.5 + confidence / 2, count - 1) * Math.sqrt((count / (count - 1)) * meat)) / squares;
  return { value, low: Math.expm1(slope - half), high: Math.expm1(slope + half) };
}

function takeMeanOut(values: Float64Array): void {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) - mean;
}

function quantile(sorted: Int32Array, p: number): number | null {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)] as number;
  return below + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] as number) - below);
}
