/** One reference case: a kind, its input, and what other implementations found. */
export interface ReferenceCase {
  id: string;
  kind: string;
  input: Record<string, unknown>;
  notes?: string | null;
}

export type Result = Record<string, unknown>;

/** Computes one kind of case. */
export type Runner = (input: Record<string, unknown>, notes: string | null | undefined) => Result;

export function matrixOf(value: unknown): (number | null)[][] {
  return Array.isArray(value) ? (value as (number | null)[][]) : [];
}

export function numberOf(value: unknown, fallback: number): number {
  return typeof value === "number" ? value : fallback;
}

/** One of the options that there are, the first where none is named. @throws Error for any other */
export function choiceOf<Option extends string>(
  value: unknown,
  options: readonly [Option, ...Option[]],
): Option {
  if (value === undefined || value === null) return options[0];
  const found = options.find((one) => one === value);
  if (found === undefined) throw new Error(`${String(value)} is none of ${options.join(", ")}`);
  return found;
}

/** Of an interval. @throws Error unless between 0 and 1 */
export function confidenceOf({ confidence }: Record<string, unknown>): number {
  const value = numberOf(confidence, 0.95);
  if (!(value > 0 && value < 1)) throw new Error(`confidence ${value} is not between 0 and 1`);
  return value;
}

/** How many items there are, named or not. @throws Error where an item's number is not one of 0 … n − 1 */
export function itemCountOf(n: unknown, items: readonly number[]): number {
  const least = items.reduce((most, item) => Math.max(most, item), -1) + 1;
  const count = numberOf(n, least);
  const strange = items.find((item) => !(Number.isInteger(item) && item >= 0 && item < count));
  if (strange !== undefined) throw new Error(`there is no item ${strange} among ${count}`);
  return count;
}

/** A square matrix, a missing entry as 0. @throws Error where rows are not as long as there are rows */
export function squareOf(value: unknown): number[][] {
  const rows = matrixOf(value);
  if (rows.some((row) => row.length !== rows.length)) throw new Error("the table is not square");
  return rows.map((row) => row.map((one) => one ?? 0));
}

/** A row-major n × n array as nested lists. */
export function nested(values: ArrayLike<number>, n: number, size = n): number[][] {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => values[i * size + j] as number),
  );
}

/** Typed arrays become lists; a number that is not finite becomes null, as JSON has no other word for it. */
export function plain(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  return value;
}
