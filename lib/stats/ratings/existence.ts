/**
 * Whether Bradley–Terry strengths exist, and who can be compared with whom.
 *
 * The finite maximum likelihood estimate exists and is unique (up to a shift) exactly when the digraph "i beat j" is
 * strongly connected: for every split of the items in two, somebody of each side beat somebody of the other.
 * Source: L. R. Ford, Solution of a ranking problem from binary comparisons, Amer. Math. Monthly 64 (1957).
 * Ties: half a win each way, so a tie joins two items in both directions.
 */
export interface Components {
  /** Strongly connected components, each ascending, ordered by their first member. */
  strong: number[][];
  /** Items joined by any comparison at all. */
  weak: number[][];
  /** One strong component that holds every item, of two or more. */
  exists: boolean;
}

/** @param wins row-major, wins[i * n + j] = how often i beat j, ties as halves. */
export function findComponents(wins: Float64Array, n: number): Components {
  const strong = strongComponents(n, (i, j) => (wins[i * n + j] as number) > 0);
  const weak = strongComponents(
    n,
    (i, j) => (wins[i * n + j] as number) > 0 || (wins[j * n + i] as number) > 0,
  );
  return { strong, weak, exists: strong.length === 1 && n > 1 };
}

/** Tarjan's algorithm with a stack of its own: no recursion, so thousands of items in a chain are no danger. */
function strongComponents(n: number, hasEdge: (i: number, j: number) => boolean): number[][] {
  const index = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const onStack = new Uint8Array(n);
  const next = new Int32Array(n);
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
      for (let to = next[at] as number; to < n; to++) {
        if (to === at || !hasEdge(at, to)) continue;
        if (index[to] === -1) {
          next[at] = to;
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
