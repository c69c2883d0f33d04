import { type Banding, bandingFor, bandKeys, gramsOf, jaccard } from "./min-hash";

/** A bucket is compared with at most this many groups: a text that shares a band with thousands is a template. */
const groupsPerBucket = 64;

/**
 * Groups texts that are near-duplicates of each other, directly or through others. Deterministic: texts are numbered in the
 * order in which they are added, and a group is named by its first member. 4 bytes a band and text are kept, no text.
 */
export class NearDuplicates {
  readonly #banding: Banding;
  #keys = new Uint32Array(1_024);
  #size = 0;

  constructor(readonly threshold: number) {
    this.#banding = bandingFor(threshold);
  }

  add(text: string): void {
    const { bands } = this.#banding;
    if ((this.#size + 1) * bands > this.#keys.length) {
      const larger = new Uint32Array(Math.max(this.#keys.length * 2, (this.#size + 1) * bands));
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys.set(bandKeys(gramsOf(text), this.#banding), this.#size * bands);
    this.#size++;
  }

  /**
   * @param textsOf the texts of some members, asked for again to verify candidates
   * @returns for each text the number of the first member of its group
   */
  async groups(textsOf: (members: readonly number[]) => Promise<readonly string[]>): Promise<Int32Array> {
    const first = Int32Array.from({ length: this.#size }, (_, member) => member);
    const rootOf = (member: number): number => {
      let root = member;
      while (first[root] !== root) root = first[root] as number;
      first[member] = root;
      return root;
    };
    for (let band = 0; band < this.#banding.bands; band++)
      for (const bucket of this.#buckets(band)) {
        if (new Set(bucket.map(rootOf)).size < 2) continue;
        const texts = await textsOf(bucket);
        const heads: { member: number; grams: Uint32Array }[] = [];
        for (const [index, member] of bucket.entries()) {
          const grams = gramsOf(texts[index] ?? "");
          const head = heads.find(
            (one) => rootOf(one.member) === rootOf(member) || jaccard(one.grams, grams) >= this.threshold,
          );
          if (!head) {
            if (heads.length < groupsPerBucket) heads.push({ member, grams });
            continue;
          }
          const [a, b] = [rootOf(head.member), rootOf(member)];
          first[Math.max(a, b)] = Math.min(a, b);
        }
      }
    return first.map((_, member) => rootOf(member));
  }

  /** Members that share a key of this band, where there are two or more. */
  *#buckets(band: number): Generator<number[]> {
    const { bands } = this.#banding;
    const keyOf = (member: number) => this.#keys[member * bands + band] as number;
    const order = Uint32Array.from({ length: this.#size }, (_, member) => member).sort(
      (a, b) => keyOf(a) - keyOf(b) || a - b,
    );
    for (let from = 0; from < order.length; ) {
      let until = from + 1;
      const key = keyOf(order[from] as number);
      while (until < order.length && keyOf(order[until] as number) === key) until++;
      if (until - from > 1) yield [...order.subarray(from, until)];
      from = until;
    }
  }
}
