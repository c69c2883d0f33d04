/**
 * The order in which a task's responses are shown: balanced per annotator and model, so that every model stands first as
 * often as last, and stored with the assignment, so that what imbalance remains can be measured.
 */

/** FNV-1a over UTF-16 units: a small, stable hash. Never for secrets. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** mulberry32: the next number in [0, 1) of a seeded sequence (Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher–Yates on a copy. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/**
 * Two responses: the pair of models alternates. `timesShown` counts how often this annotator has been shown this
 * unordered pair of models; a per-annotator, per-pair coin decides which of the two starts. More than two: a rotation of
 * a seeded shuffle by the same count, so that over K tasks each model takes each place once.
 * @param responses ids with a key that is equal for responses of one model.
 */
export function presentedOrder(
  responses: readonly { id: string; modelKey: string }[],
  annotatorKey: string,
  timesShown: number,
): string[] {
  const byModel = [...responses].sort(
    (left, right) =>
      compare(left.modelKey, right.modelKey) ||
      hash32(left.id) - hash32(right.id) ||
      compare(left.id, right.id),
  );
  const seed = hash32(`${annotatorKey}|${byModel.map((response) => response.modelKey).join("|")}`);
  const start = shuffled(byModel, seededRandom(seed));
  const turn = timesShown % start.length;
  return [...start.slice(turn), ...start.slice(0, turn)].map((response) => response.id);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
