import type { PairedCells } from "./cells";
import type { TieRule } from "./tie-rules";

/**
 * Whether strengths exist, and who can be compared with whom.
 *
 * The finite maximum likelihood estimate of Bradley–Terry exists and is unique (up to a shift) exactly when the digraph
 * "i beat j" is strongly connected: for every split of the items in two, somebody of each side beat somebody of the other.
 * A tie joins two items in both directions. Source: L. R. Ford, Amer. Math. Monthly 64 (1957).
 * With a parameter for ties the estimate also runs away where strengths and ties can grow together without contradicting
 * any outcome: d ≥ 2 for every win and |d| ≤ 2 for every tie has a solution. These are difference constraints, which have
 * one exactly when no cycle of their graph is negative (Bellman and Ford; Cormen et al., Introduction to Algorithms, 24.4).
 */
export interface Components {
  /** Strongly connected components, each ascending, ordered by their first member. */
  strong: number[][];
  /** Items joined by any comparison at all. */
  weak: number[][];
  /** One strong component that holds every item. */
  exists: boolean;
}

export function findComponents(cells: PairedCells): Components {
  const arcs: [number, number][] = [];
  for (let c = 0; c < cells.first.length; c++) {
    const [a, b] = [cells.first[c] as number, cells.second[c] as number];
    if (a === b) continue;
    const tied = (cells.ties[c] as number) > 0;
    if (tied || (cells.wins[c] as number) > 0) arcs.push([a, b]);
    if (tied || (cells.losses[c] as number) > 0) arcs.push([b, a]);
  }
  return componentsOfArcs(cells.n, arcs);
}

/** As findComponents, from the arcs "i came before j" of any kind of ranking. */
export function componentsOfArcs(n: number, arcs: readonly (readonly [number, number])[]): Components {
  const strong = strongComponents(n, arcs);
  const weak = strongComponents(n, arcs.concat(arcs.map(([a, b]) => [b, a] as const)));
  return { strong, weak, exists: strong.length === 1 };
}

/** Whether strengths and the tie parameter can grow together for ever; asked where every item is in one strong component. */
export function tiesRunAway(cells: PairedCells, rule: TieRule): boolean {
  if (rule === "half" || !cells.ties.some((count) => count > 0)) return false;
  const arcs: [from: number, to: number, length: number][] = [];
  for (let c = 0; c < cells.first.length; c++) {
    const [a, b] = [cells.first[c] as number, cells.second[c] as number];
    if (a === b) continue;
    const [won, lost] = [(cells.wins[c] as number) > 0, (cells.losses[c] as number) > 0];
    if (won && lost) return false;
    if (won) arcs.push([a, b, -2]);
    if (lost) arcs.push([b, a, -2]);
    if ((cells.ties[c] as number) > 0) arcs.push([a, b, 2], [b, a, 2]);
  }
  const height = new Float64Array(cells.n);
  for (let round = 0; round <= cells.n; round++) {
    let changed = false;
    for (const [from, to, length] of arcs) {
      const limit = (height[from] as number) + length;
      if ((height[to] as number) <= limit) continue;
      height[to] = limit;
      changed = true;
    }
    if (!changed) return true;
  }
  return false;
}

/** Tarjan's algorithm with a stack of its own: no recursion, so thousands of items in a chain are no danger. */
function strongComponents(n: number, arcs: readonly (readonly [number, number])[]): number[][] {
  const start = new Int32Array(n + 1);
  for (const [from] of arcs) start[from + 1] = (start[from + 1] as number) + 1;
  for (let i = 0; i < n; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const target = new Int32Array(arcs.length);
  const fill = start.slice(0, n);
  for (const [from, to] of arcs) {
    target[fill[from] as number] = to;
    fill[from] = (fill[from] as number) + 1;
  }
  const index = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const onStack = new Uint8Array(n);
  const next = start.slice(0, n);
  const stack: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  for (let root = 0; root < n; root++) {
    if (index[root] !== -1) continue;
    const path = [root];
    while (path.length > 0) {
      const at = path[path.length - 1] as number;
      if (index[at] === -1) {
        index[at] = low[at] = counter++;
        stack.push(at);
        onStack[at] = 1;
      }
      let isDone = true;
      for (let k = next[at] as number; k < (start[at + 1] as number); k++) {
        const to = target[k] as number;
        if (index[to] === -1) {
          next[at] = k;
          path.push(to);
          isDone = false;
          break;
        }
        if (onStack[to]) low[at] = Math.min(low[at] as number, low[to] as number);
      }
      if (!isDone) continue;
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[at] as number);
      if (low[at] !== index[at]) continue;
      const component: number[] = [];
      for (let member = -1; member !== at; ) {
        member = stack.pop() as number;
        onStack[member] = 0;
        component.push(member);
      }
      found.push(component.sort((a, b) => a - b));
    }
  }
  return found.sort((a, b) => (a[0] as number) - (b[0] as number));
}
