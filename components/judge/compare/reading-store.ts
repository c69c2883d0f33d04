"use client";

import { useSyncExternalStore } from "react";

/** How somebody reads: of this browser, not of a task. */
export interface Reading {
  /** Places in `sizes` and `widths`. */
  size: number;
  width: number;
  isSynced: boolean;
  /** Whether all responses are shown as they came; each counts anew since `rawSince`. */
  isRaw: boolean;
  rawSince: number;
}

/** Of the text, in rem, and of its lines, in characters; null as wide as the column. */
export const sizes = [0.875, 1, 1.125, 1.25, 1.5] as const;
export const widths = [56, 72, 100, null] as const;

const key = "concord.reading";
const usual: Reading = { size: 1, width: 1, isSynced: false, isRaw: false, rawSince: 0 };
const listeners = new Set<() => void>();
let now: Reading | null = null;

function load(): Reading {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    const given = typeof kept === "object" && kept !== null ? (kept as Partial<Reading>) : {};
    const place = (value: unknown, count: number, otherwise: number) =>
      typeof value === "number" && Number.isInteger(value) && value >= 0 && value < count ? value : otherwise;
    return {
      ...usual,
      size: place(given.size, sizes.length, usual.size),
      width: place(given.width, widths.length, usual.width),
      isSynced: given.isSynced === true,
    };
  } catch {
    return usual;
  }
}

/** On the root, and before the first task is painted: nothing moves when it comes. */
function apply({ size, width }: Reading): void {
  const { style } = document.documentElement;
  style.setProperty("--reading-size", `${sizes[size] ?? 1}rem`);
  const measure = widths[width];
  style.setProperty("--reading-measure", measure ? `${measure}ch` : "none");
}

function read(): Reading {
  if (now) return now;
  now = load();
  apply(now);
  return now;
}

/** Changes how this browser's user reads, here and on the next visit. */
export function changeReading(change: Partial<Reading>): void {
  now = { ...read(), ...change };
  apply(now);
  try {
    const { size, width, isSynced } = now;
    localStorage.setItem(key, JSON.stringify({ size, width, isSynced }));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useReading(): Reading {
  return useSyncExternalStore(subscribe, read, () => usual);
}
