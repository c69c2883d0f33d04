import { ClusteredRatio } from "../agreement/clustered-ratio";
import { normalQuantile } from "../distributions/normal";

/**
 * Circular triads: of three responses to one prompt that an annotator compared pair by pair, without a tie, he says A over B, B over C
 * and C over A.
 *
 *   share = Σ circular / Σ judged triads;   answers at random, without ties, give 2 of 2³: ¼.
 *
 * Source: M. G. Kendall and B. Babington Smith, Biometrika 31 (1940), section 4. Triads of one prompt share answers: the interval is that of a
 * ratio over prompts. Rankings cannot be circular, and have no place here. Of a pair judged again the last answer counts. No triad: nulls.
 */
export interface Triads {
  triads: number;
  circular: number;
  value: number | null;
  low: number | null;
  high: number | null;
}

/** One annotator's answers to pairs. Rows: prompt, the two responses, 1, 0 (a tie) or −1 from the side of `a`. */
export interface PairAnswers {
  prompt: Int32Array;
  a: Int32Array;
  b: Int32Array;
  outcome: Int8Array;
}

export function circularTriads({ prompt, a, b, outcome }: PairAnswers, confidence: number): Triads {
  const byPrompt = new Map<number, Map<number, Map<number, number>>>();
  for (let row = 0; row < prompt.length; row++) {
    const beats = byPrompt.get(prompt[row] as number) ?? new Map<number, Map<number, number>>();
    byPrompt.set(prompt[row] as number, beats);
    const set = (from: number, to: number, value: number) =>
      beats.set(from, (beats.get(from) ?? new Map<number, number>()).set(to, value));
    set(a[row] as number, b[row] as number, outcome[row] as number);
    set(b[row] as number, a[row] as number, -(outcome[row] as number));
  }
  const ratio = new ClusteredRatio();
  let [triads, circular] = [0, 0];
  for (const beats of byPrompt.values()) {
    const [own, turning] = countTriads(beats);
    ratio.add(turning, own);
    triads += own;
    circular += turning;
  }
  return { triads, circular, ...ratio.interval(normalQuantile(0.5 + confidence / 2)) };
}

function countTriads(beats: ReadonlyMap<number, ReadonlyMap<number, number>>): [number, number] {
  const items = [...beats.keys()].sort((x, y) => x - y);
  let [triads, circular] = [0, 0];
  for (const [at, i] of items.entries())
    for (const [next, j] of items.slice(at + 1).entries()) {
      const first = beats.get(i)?.get(j) ?? 0;
      if (first === 0) continue;
      for (const k of items.slice(at + next + 2)) {
        const second = beats.get(j)?.get(k) ?? 0;
        const third = beats.get(k)?.get(i) ?? 0;
        if (second === 0 || third === 0) continue;
        triads++;
        if (first === second && second === third) circular++;
      }
    }
  return [triads, circular];
}
