/** How many rows may wait until a neighbour of another prompt comes. */
const waiting = 1_000;

interface Row {
  promptId: string;
  split: string;
}

/**
 * The same rows in an order in which neighbours have different prompts, as far as a look ahead of some hundred rows can
 * see to it: KTO takes the neighbour's completion as the mismatch. Splits stay apart.
 */
export async function* apart<R extends Row>(batches: AsyncIterable<R[]>): AsyncGenerator<R[]> {
  const order = new Order<R>();
  for await (const batch of batches) {
    for (const row of batch) order.add(row);
    yield order.take();
  }
  order.release();
  yield order.take();
}

class Order<R extends Row> {
  #held: R[] = [];
  #ready: R[] = [];
  #last: R | null = null;

  add(row: R): void {
    if (this.#held[0] && this.#held[0].split !== row.split) this.release();
    if (this.#clashes(row) && this.#held.length < waiting) {
      this.#held.push(row);
      return;
    }
    this.#put(row);
    const at = this.#held.findIndex((one) => !this.#clashes(one));
    if (at >= 0) this.#put(this.#held.splice(at, 1)[0] as R);
  }

  /** What waited in vain comes as it is. */
  release(): void {
    for (const row of this.#held) this.#put(row);
    this.#held = [];
  }

  take(): R[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #clashes({ promptId, split }: R): boolean {
    return this.#last?.promptId === promptId && this.#last.split === split;
  }

  #put(row: R): void {
    this.#ready.push(row);
    this.#last = row;
  }
}
