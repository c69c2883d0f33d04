import { createHash } from "node:crypto";
import { hash32 } from "../order";

/**
 * MinHash signatures with banding, to find texts whose sets of 3-grams overlap.
 *
 * Tokens: words in lower case (letters and digits after NFKC); each Chinese, Japanese or Korean character is one of its own.
 * A text shorter than three tokens is one gram. Two texts with Jaccard similarity s share one of b bands of r rows with
 * probability 1 − (1 − s^r)^b; b and r are chosen so that it is above 0.99 at the threshold. Candidates are verified by the
 * exact Jaccard similarity, so that only a pair just above the threshold could be missed, never a wrong one found.
 * Source: A. Z. Broder, On the resemblance and containment of documents (1997); J. Leskovec, A. Rajaraman and J. D. Ullman,
 * Mining of Massive Datasets (2014), section 3.4.
 */
const gramSize = 3;
const tokenPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}\p{M}])+/gu;

/** The 3-grams of a text, as 32-bit numbers in ascending order, each once. */
export function gramsOf(text: string): Uint32Array {
  const tokens = text.normalize("NFKC").toLowerCase().match(tokenPattern) ?? [];
  const grams = new Set<number>();
  if (tokens.length < gramSize) grams.add(hash32(tokens.length > 0 ? tokens.join(" ") : text));
  for (let at = 0; at + gramSize <= tokens.length; at++)
    grams.add(hash32(`${tokens[at]} ${tokens[at + 1]} ${tokens[at + 2]}`));
  return Uint32Array.from(grams).sort();
}

/** |A ∩ B| / |A ∪ B| of two ascending lists. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] as number, b[j] as number];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared / (a.length + b.length - shared);
}

export interface Banding {
  bands: number;
  rows: number;
}

/** Bands and rows for a threshold: a similar pair is missed with a probability below 0.005. */
export function bandingFor(threshold: number): Banding {
  if (threshold >= 0.8) return { bands: 24, rows: 5 };
  if (threshold >= 0.6) return { bands: 40, rows: 3 };
  return { bands: 60, rows: 2 };
}

/** Odd multipliers and offsets of the hash functions, from sha256 of their numbers: the same on every machine. */
const coefficients = Array.from({ length: 128 }, (_, number) => {
  const digest = createHash("sha256").update(`min-hash|${number}`).digest();
  return { factor: digest.readUInt32BE(0) | 1, offset: digest.readUInt32BE(4) };
});

/** One key a band: texts that share a key are candidates. */
export function bandKeys(grams: Uint32Array, { bands, rows }: Banding): Uint32Array {
  const keys = new Uint32Array(bands);
  for (let band = 0; band < bands; band++) {
    let key = band + 1;
    for (let row = 0; row < rows; row++) {
      const { factor, offset } = coefficients[band * rows + row] as (typeof coefficients)[number];
      let least = 0xffffffff;
      for (const gram of grams) {
        const mixed = (Math.imul(gram, factor) + offset) >>> 0;
        const value = (mixed ^ (mixed >>> 15)) >>> 0;
        if (value < least) least = value;
      }
      key = Math.imul(key ^ least, 0x85ebca6b) ^ (key >>> 13);
    }
    keys[band] = key >>> 0;
  }
  return keys;
}
