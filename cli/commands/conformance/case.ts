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
