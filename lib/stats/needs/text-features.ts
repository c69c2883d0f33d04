/**
 * A text as numbers, for the reward probe: its words and pairs of neighbouring words (of Chinese, characters), hashed into
 * 2^14 signed buckets, ln(1 + count), scaled to length 1; and, in a bucket of its own, ln(1 + length). It knows nothing of
 * what words mean.
 * Sources: K. Weinberger et al., Feature Hashing for Large Scale Multitask Learning (2009); FNV-1a, RFC 9923.
 */
export const buckets = 2 ** 14;
export const dimensions = buckets + 1;

/** Characters of a text beyond which the probe reads no further. */
export const readCharacters = 4_000;

export interface TextFeatures {
  /** Ascending. */
  index: Int32Array;
  value: Float32Array;
}

const token = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}_]+/gu;

/** @param text read up to `readCharacters` @param length of the whole text */
export function featuresOf(text: string, length = text.length): TextFeatures {
  const counts = new Map<number, number>();
  let before = "";
  for (const [word] of text.slice(0, readCharacters).toLowerCase().matchAll(token)) {
    count(counts, word);
    if (before) count(counts, `${before} ${word}`);
    before = word;
  }
  const index = Int32Array.from(counts.keys()).sort();
  const value = Float32Array.from(index, (at) => {
    const times = counts.get(at) as number;
    return Math.sign(times) * Math.log1p(Math.abs(times));
  });
  const norm = Math.sqrt(value.reduce((sum, one) => sum + one * one, 0));
  return {
    index: Int32Array.of(...index, buckets),
    value: Float32Array.of(...value.map((one) => (norm > 0 ? one / norm : 0)), Math.log1p(length)),
  };
}

function count(counts: Map<number, number>, word: string): void {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  const bucket = (hash >>> 1) & (buckets - 1);
  counts.set(bucket, (counts.get(bucket) ?? 0) + ((hash >>> 31) & 1 ? 1 : -1));
}

/** a − b. */
export function featureDifference(a: TextFeatures, b: TextFeatures): TextFeatures {
  const [index, value] = [[], []] as [number[], number[]];
  let [i, j] = [0, 0];
  while (i < a.index.length || j < b.index.length) {
    const [x, y] = [a.index[i] ?? dimensions, b.index[j] ?? dimensions];
    const at = Math.min(x, y);
    const difference = (x === at ? (a.value[i++] as number) : 0) - (y === at ? (b.value[j++] as number) : 0);
    if (difference === 0) continue;
    index.push(at);
    value.push(difference);
  }
  return { index: Int32Array.from(index), value: Float32Array.from(value) };
}
