import { Column } from "./column";

const free = -1;

/** Numbers ids (uuids, as four words) in order of appearance: open addressing, no string is ever made. */
export class IdTable {
  readonly words = new Column(Uint32Array, 4_096);
  #slots = new Int32Array(2_048).fill(free);

  get size(): number {
    return this.words.size / 4;
  }

  get bytes(): number {
    return this.words.bytes + this.#slots.byteLength;
  }

  /** The id's number; a new one for an id not seen before. */
  numberOf(id: Uint32Array): number {
    const slot = this.#slotOf(id);
    const known = this.#slots[slot] as number;
    if (known !== free) return known;
    const number = this.size;
    for (let word = 0; word < 4; word++) this.words.push(id[word] as number);
    this.#slots[slot] = number;
    if (2 * (number + 1) > this.#slots.length) this.#grow();
    return number;
  }

  #slotOf(id: ArrayLike<number>, offset = 0): number {
    const mask = this.#slots.length - 1;
    const words = this.words.values;
    let hash = 0;
    for (let word = 0; word < 4; word++)
      hash = Math.imul(hash ^ (id[offset + word] as number), 0x9e3779b1) ^ (hash >>> 15);
    let slot = (hash ^ (hash >>> 16)) & mask;
    for (;;) {
      const number = this.#slots[slot] as number;
      if (number === free) return slot;
      const at = number * 4;
      if (
        words[at] === id[offset] &&
        words[at + 1] === id[offset + 1] &&
        words[at + 2] === id[offset + 2] &&
        words[at + 3] === id[offset + 3]
      )
        return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(free);
    for (let number = 0; number < this.size; number++)
      this.#slots[this.#slotOf(this.words.values, number * 4)] = number;
  }
}

/** The uuid with this number, as text. @param words of an IdTable */
export function idText(words: Uint32Array, number: number): string {
  const hex = Array.from(words.subarray(number * 4, number * 4 + 4), (word) =>
    word.toString(16).padStart(8, "0"),
  ).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A uuid's text as words. */
export function idWords(text: string): Uint32Array {
  const hex = text.replaceAll("-", "");
  return Uint32Array.from([0, 8, 16, 24], (at) => Number.parseInt(hex.slice(at, at + 8), 16));
}

/** Numbers pairs of numbers, in order of appearance. */
export class PairTable {
  readonly first = new Column(Int32Array);
  readonly second = new Column(Int32Array);
  #slots = new Int32Array(2_048).fill(free);

  get size(): number {
    return this.first.size;
  }

  get bytes(): number {
    return this.first.bytes + this.second.bytes + this.#slots.byteLength;
  }

  numberOf(first: number, second: number): number {
    const slot = this.#slotOf(first, second);
    const known = this.#slots[slot] as number;
    if (known !== free) return known;
    const number = this.size;
    this.first.push(first);
    this.second.push(second);
    this.#slots[slot] = number;
    if (2 * (number + 1) > this.#slots.length) this.#grow();
    return number;
  }

  #slotOf(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const number = this.#slots[slot] as number;
      if (number === free || (this.first.at(number) === first && this.second.at(number) === second))
        return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(free);
    for (let number = 0; number < this.size; number++)
      this.#slots[this.#slotOf(this.first.at(number), this.second.at(number))] = number;
  }
}
