import { betaCdf } from "../distributions/incomplete-beta";
import type { ComparisonRows } from "./comparison-rows";

/**
 * Cycles: three models of which A beats B, B beats C and C beats A, each significantly. No single scale can say that.
 *
 * An edge is tested by the sign test with one vote a cluster (a prompt's judgments are not independent): a cluster votes
 * for whoever won more of its comparisons, ties and draws have no vote; p = P(X ≥ votes), X ~ Bin(all votes, ½). A cycle's
 * p is the largest of its edges' (all three must hold: R. L. Berger, Technometrics 24 (1982)). Bonferroni: times two
 * orientations times the number of triples of which every pair was compared.
 * Sources: W. J. Dixon and A. M. Mood, J. Amer. Statist. Assoc. 41 (1946), the sign test; M. G. Kendall and B. Babington
 * Smith, Biometrika 31 (1940), circular triads. No edge at all where a pair was never compared.
 */
export interface CycleEdge {
  winner: number;
  loser: number;
  /** Clusters that voted for either. */
  votesFor: number;
  votesAgainst: number;
  p: number;
}

export interface Cycle {
  edges: [CycleEdge, CycleEdge, CycleEdge];
  p: number;
  /** p times the number of cycles that were possible, at most 1. */
  corrected: number;
}

export interface CycleSearch {
  /** Triples of which every pair was compared. */
  triples: number;
  /** Cycles each of whose edges has p ≤ level; the surest first, at most `most`. */
  cycles: Cycle[];
  found: number;
}

/** @param level of each edge before correction, e.g. 0.05. */
export function findCycles(rows: ComparisonRows, n: number, level = 0.05, most = 20): CycleSearch {
  const edges = new Map<number, CycleEdge>();
  const width = Math.ceil(n / 32);
  const compared = new Uint32Array(n * width);
  const beats = new Uint32Array(n * width);
  const mark = (bits: Uint32Array, a: number, b: number) => {
    const at = a * width + (b >>> 5);
    bits[at] = (bits[at] as number) | (1 << (b & 31));
  };
  for (const [key, [first, second]] of countVotes(rows, n)) {
    const [a, b] = [Math.floor(key / n), key % n];
    mark(compared, a, b);
    mark(compared, b, a);
    const [winner, loser] = first >= second ? [a, b] : [b, a];
    const [votesFor, votesAgainst] = first >= second ? [first, second] : [second, first];
    const p = signTest(votesFor, votesAgainst);
    if (p > level) continue;
    mark(beats, winner, loser);
    edges.set(winner * n + loser, { winner, loser, votesFor, votesAgainst, p });
  }
  let triples = 0;
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++) {
      if (!has(compared, a, b, width)) continue;
      for (let word = 0; word < width; word++)
        triples += ones((compared[a * width + word] as number) & (compared[b * width + word] as number));
    }
  triples /= 3;
  const cycles: Cycle[] = [];
  for (const first of edges.values())
    for (let c = first.winner + 1; c < n; c++) {
      // Each cycle is told once, from its lowest model on.
      if (
        first.loser < first.winner ||
        !has(beats, first.loser, c, width) ||
        !has(beats, c, first.winner, width)
      )
        continue;
      const second = edges.get(first.loser * n + c) as CycleEdge;
      const third = edges.get(c * n + first.winner) as CycleEdge;
      const p = Math.max(first.p, second.p, third.p);
      cycles.push({ edges: [first, second, third], p, corrected: Math.min(1, 2 * triples * p) });
    }
  cycles.sort((x, y) => x.p - y.p || x.edges[0].winner - y.edges[0].winner);
  return { triples, cycles: cycles.slice(0, most), found: cycles.length };
}

/** P(X ≥ votesFor), X ~ Bin(votesFor + votesAgainst, ½) = I_½(votesFor, votesAgainst + 1). */
function signTest(votesFor: number, votesAgainst: number): number {
  return votesFor === 0 ? 1 : betaCdf(0.5, votesFor, votesAgainst + 1);
}

/** Votes of clusters by pair (lower · n + higher): for the lower, for the higher. */
function countVotes({ first, second, outcome, cluster }: ComparisonRows, n: number) {
  const votes = new Map<number, [number, number]>();
  const vote = (key: number, net: number) => {
    const count = votes.get(key) ?? [0, 0];
    if (net > 0) count[0]++;
    if (net < 0) count[1]++;
    votes.set(key, count);
  };
  const nets = new Map<number, number>();
  const pairs = n * n;
  for (let row = 0; row < first.length; row++) {
    const [a, b] = [first[row] as number, second[row] as number];
    if (a === b) continue;
    const key = Math.min(a, b) * n + Math.max(a, b);
    const net = a < b ? (outcome[row] as number) : -(outcome[row] as number);
    if (!cluster) vote(key, net);
    else {
      const place = (cluster[row] as number) * pairs + key;
      nets.set(place, (nets.get(place) ?? 0) + net);
    }
  }
  for (const [place, net] of nets) vote(place % pairs, net);
  return votes;
}

function has(bits: Uint32Array, a: number, b: number, width: number): boolean {
  return (((bits[a * width + (b >>> 5)] as number) >>> (b & 31)) & 1) === 1;
}

/** How many bits are set (H. S. Warren, Hacker's Delight, 5-1). */
function ones(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
