/**
 * mulberry32: uniform numbers in [0, 1) from a 32-bit seed. Source: T. Ettinger, mulberry32 (2017, public domain).
 * The same seed gives the same numbers in every language that implements it.
 */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A number in [0, 2³²) that scatters small numbers evenly: no two get the same. Source: A. Appleby, MurmurHash3 (2011, public
 * domain), the 32-bit finaliser.
 * @param value an integer; of a larger one than 32 bits the lower 32 count
 */
export function scatter(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
