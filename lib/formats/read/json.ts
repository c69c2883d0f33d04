import { RowError } from "./row-error";

/**
 * Parses one JSON value without losing anything: integers beyond 2^53 become strings of their digits; an object with the
 * same key twice, NUL, a lone surrogate or deep nesting is a RowError. `__proto__` is an ordinary key.
 */
export function parseLossless(text: string, depthLimit: number): unknown {
  const scan = scanJson(text, depthLimit);
  let value: unknown;
  try {
    value = JSON.parse(scan.longNumbers.length > 0 ? quoteNumbers(text, scan.longNumbers) : text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "not JSON";
    throw new RowError("", shorten(reason), "one JSON value");
  }
  if (countKeys(value) !== scan.keys)
    throw new RowError("", "an object with the same key twice", "each key once");
  if (scan.suspicious) refuseUnstorable(value, "");
  return value;
}

interface Scan {
  keys: number;
  longNumbers: [from: number, to: number][];
  /** Holds an escape that may be NUL or half a surrogate pair. */
  suspicious: boolean;
}

const quote = 34;
const backslash = 92;

function scanJson(text: string, depthLimit: number): Scan {
  const scan: Scan = { keys: 0, longNumbers: [], suspicious: false };
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) {
      i = endOfString(text, i, scan);
      for (let j = i + 1; j < text.length; j++) {
        const next = text.charCodeAt(j);
        if (next === 32 || next === 9 || next === 10 || next === 13) continue;
        if (next === 58) scan.keys++;
        break;
      }
    } else if (code === 123 || code === 91) {
      if (++depth > depthLimit)
        throw new RowError("", `nesting over ${depthLimit} levels`, "a flatter value");
    } else if (code === 125 || code === 93) depth--;
    else if (code >= 48 && code <= 57) {
      const from = i;
      while (i + 1 < text.length && isNumberPart(text.charCodeAt(i + 1))) i++;
      if (i - from >= 15 && /^\d+$/.test(text.slice(from, i + 1)))
        scan.longNumbers.push([text[from - 1] === "-" ? from - 1 : from, i + 1]);
    }
  }
  return scan;
}

function endOfString(text: string, start: number, scan: Scan): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i;
    if (code === backslash) {
      i++;
      if (text.charCodeAt(i) === 117) scan.suspicious = true;
    } else if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) scan.suspicious = true;
  }
  return text.length;
}

function isNumberPart(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || code === 46 || code === 101 || code === 69 || code === 43 || code === 45
  );
}

function quoteNumbers(text: string, places: readonly [number, number][]): string {
  let result = "";
  let last = 0;
  for (const [from, to] of places) {
    const digits = text.slice(from, to);
    result += text.slice(last, from) + (Number.isSafeInteger(Number(digits)) ? digits : `"${digits}"`);
    last = to;
  }
  return result + text.slice(last);
}

function countKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inside = Array.isArray(value) ? value : Object.values(value);
  let keys = Array.isArray(value) ? 0 : inside.length;
  for (const entry of inside) keys += countKeys(entry);
  return keys;
}

/** Neither PostgreSQL nor Arrow can hold NUL or half a surrogate pair. */
export function refuseUnstorable(value: unknown, path: string): void {
  if (typeof value === "string") {
    if (value.includes("\0")) throw new RowError(path, "a NUL character", "text without NUL");
    // A well-formed string survives this pair of functions unchanged.
    if (/[\ud800-\udfff]/.test(value) && hasLoneSurrogate(value))
      throw new RowError(path, "half a surrogate pair", "well-formed Unicode");
  } else if (typeof value === "object" && value !== null)
    for (const [key, entry] of Object.entries(value)) {
      refuseUnstorable(key, path);
      refuseUnstorable(entry, path ? `${path}.${key}` : key);
    }
}

function hasLoneSurrogate(text: string): boolean {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

/** At most 120 characters on one line, for messages. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 120 ? `${line.slice(0, 117)}…` : line;
}
