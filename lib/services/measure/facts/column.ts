type Numbers = Float64Array | Int32Array | Uint32Array | Int16Array | Int8Array | Uint8Array;
interface MakeNumbers<Values> {
  new (buffer: SharedArrayBuffer): Values;
  BYTES_PER_ELEMENT: number;
}

/** A column that grows. It lies in shared memory: a thread reads it where it is, nothing is copied. */
export class Column<Values extends Numbers> {
  size = 0;
  values: Values;
  readonly #make: MakeNumbers<Values>;

  constructor(make: MakeNumbers<Values>, capacity = 1_024) {
    this.#make = make;
    this.values = new make(new SharedArrayBuffer(capacity * make.BYTES_PER_ELEMENT));
  }

  push(value: number): void {
    if (this.size === this.values.length) this.#reserve(this.size * 2);
    this.values[this.size++] = value;
  }

  at(place: number): number {
    return this.values[place] as number;
  }

  /** What is filled so far, without copying. */
  view(): Values {
    return this.values.subarray(0, this.size) as Values;
  }

  /** Puts row `order[i]` in place i. */
  permute(order: Uint32Array): void {
    const old = this.values.slice(0, this.size);
    for (let place = 0; place < order.length; place++)
      this.values[place] = old[order[place] as number] as number;
  }

  get bytes(): number {
    return this.values.byteLength;
  }

  #reserve(capacity: number): void {
    const larger = new this.#make(new SharedArrayBuffer(capacity * this.#make.BYTES_PER_ELEMENT));
    larger.set(this.values);
    this.values = larger;
  }
}
