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
  const { n, first, second } = cells;
  const from = new Int32Array(2 * first.length);
  const to = new Int32Array(2 * first.length);
  let arcs = 0;
  for (let c = 0; c < first.length; c++) {
    const a = first[c] as number;
    const b = second[c] as number;
    if (a === b) continue;
    const tied = (cells.ties[c] as number) > 0;
    if (tied || (cells.wins[c] as number) > 0) {
      from[arcs] = a;
      to[arcs++] = b;
    }
    if (tied || (cells.losses[c] as number) > 0) {
      from[arcs] = b;
      to[arcs++] = a;
    }
  }
  return components(n, from.subarray(0, arcs), to.subarray(0, arcs));
}

/** As findComponents, from the arcs "i came before j" of any kind of ranking. */
export function componentsOfArcs(n: number, arcs: readonly (readonly [number, number])[]): Components {
  return components(
    n,
    Int32Array.from(arcs, ([a]) => a),
    Int32Array.from(arcs, ([, b]) => b),
  );
}

function components(n: number, from: Int32Array, to: Int32Array): Components {
  const forwards = adjacency(n, from, to);
  // The usual case first: everybody can be reached from the first item, and the first from everybody.
  if (n > 0 && reachesAll(n, forwards) && reachesAll(n, adjacency(n, to, from))) {
    const all = Array.from({ length: n }, (_, i) => i);
    return { strong: [all], weak: [all], exists: true };
  }
  return { strong: strongComponents(n, forwards), weak: weakComponents(n, from, to), exists: false };
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

interface Adjacency {
  /** Where the arcs of each item begin in `target`; one more than there are items. */
  start: Int32Array;
  target: Int32Array;
}

function adjacency(n: number, from: Int32Array, to: Int32Array): Adjacency {
  const start = new Int32Array(n + 1);
  for (let arc = 0; arc < from.length; arc++) {
    const item = from[arc] as number;
    start[item + 1] = (start[item + 1] as number) + 1;
  }
  for (let i = 0; i < n; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const target = new Int32Array(from.length);
  const fill = start.slice(0, n);
  for (let arc = 0; arc < from.length; arc++) {
    const item = from[arc] as number;
    const place = fill[item] as number;
    target[place] = to[arc] as number;
    fill[item] = place + 1;
  }
  return { start, target };
}

function reachesAll(n: number, { start, target }: Adjacency): boolean {
  const isSeen = new Uint8Array(n);
  const queue = new Int32Array(n);
  isSeen[0] = 1;
  let found = 1;
  for (let next = 0; next < found && found < n; next++) {
    const item = queue[next] as number;
    const end = start[item + 1] as number;
    for (let k = start[item] as number; k < end; k++) {
      const other = target[k] as number;
      if (isSeen[other] === 1) continue;
      isSeen[other] = 1;
      queue[found++] = other;
    }
  }
  return found === n;
}

/** By union and find, with halved paths. */
function weakComponents(n: number, from: Int32Array, to: Int32Array): number[][] {
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const rootOf = (item: number) => {
    let at = item;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (let arc = 0; arc < from.length; arc++) {
    const [a, b] = [rootOf(from[arc] as number), rootOf(to[arc] as number)];
    // The smaller is the root: components come in the order of their first members.
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const members = new Map<number, number[]>();
  for (let item = 0; item < n; item++) {
    const root = rootOf(item);
    const known = members.get(root);
    if (known) known.push(item);
    else members.set(root, [item]);
  }
  return [...members.values()];
}

/** Tarjan's algorithm with a stack of its own: no recursion, so thousands of items in a chain are no danger. */
function strongComponents(n: number, { start, target }: Adjacency): number[][] {
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
