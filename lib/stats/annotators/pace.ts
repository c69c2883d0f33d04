import { tQuantile } from "../distributions/student-t";

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

/** @param seconds when each judgment was given, in any order. @param durationMs active time of each. */
export function measurePace(seconds: Float64Array, durationMs: Float64Array, confidence: number): Pace {
  const order = Int32Array.from(seconds.keys()).filter((row) => (durationMs[row] as number) > 0);
  // As a rule they come in order already.
  const isLate = (row: number, at: number) =>
    (seconds[row] as number) < (seconds[order[at - 1] as number] as number);
  if (order.some(isLate)) order.sort((x, y) => (seconds[x] as number) - (seconds[y] as number));
  const sorted = durationMs.filter((ms) => ms > 0).sort();
  const sessions: { hours: number; log: number }[][] = [];
  let start = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of order) {
    const now = seconds[row] as number;
    if (now - last > sessionGapSeconds) {
      sessions.push([]);
      start = now;
    }
    sessions.at(-1)?.push({ hours: (now - start) / 3600, log: Math.log(durationMs[row] as number) });
    last = now;
  }
  return {
    judgments: order.length,
    medianMs: quantile(sorted, 0.5),
    lowerQuartileMs: quantile(sorted, 0.25),
    upperQuartileMs: quantile(sorted, 0.75),
    sessions: sessions.length,
    driftPerHour: drift(
      sessions.filter((session) => (session.at(-1)?.hours ?? 0) >= shortestHours),
      confidence,
    ),
  };
}

function drift(sessions: readonly { hours: number; log: number }[][], confidence: number) {
  const rows = sessions.map((session) => {
    const mean = (of: (one: { hours: number; log: number }) => number) =>
      session.reduce((sum, one) => sum + of(one), 0) / session.length;
    const [hours, log] = [mean((one) => one.hours), mean((one) => one.log)];
    return session.map((one) => ({ x: one.hours - hours, y: one.log - log }));
  });
  const all = rows.flat();
  const squares = all.reduce((sum, { x }) => sum + x * x, 0);
  if (!(squares > 0)) return { value: null, low: null, high: null };
  const slope = all.reduce((sum, { x, y }) => sum + x * y, 0) / squares;
  const value = Math.expm1(slope);
  const count = rows.length;
  if (count < 2) return { value, low: null, high: null };
  const scores = rows.map((session) => session.reduce((sum, { x, y }) => sum + x * (y - slope * x), 0));
  const meat = (count / (count - 1)) * scores.reduce((sum, score) => sum + score * score, 0);
  const half = (tQuantile(0.5 + confidence / 2, count - 1) * Math.sqrt(meat)) / squares;
  return { value, low: Math.expm1(slope - half), high: Math.expm1(slope + half) };
}

function quantile(sorted: Float64Array, p: number): number | null {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)] as number;
  return below + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] as number) - below);
}
