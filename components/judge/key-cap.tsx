"use client";

import { useSyncExternalStore } from "react";
import { Kbd } from "../ui/card";

const storageKey = "concord-key-caps";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether keys are shown on the controls: until whoever knows them hides them, in this browser. */
export function useKeyCaps(): { areShown: boolean; toggle: () => void } {
  const areShown = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(storageKey) !== "hidden",
    () => true,
  );
  const toggle = () => {
    localStorage.setItem(storageKey, areShown ? "hidden" : "shown");
    for (const listener of listeners) listener();
  };
  return { areShown, toggle };
}

/** A key on its control, where there are keys. Readers hear it from aria-keyshortcuts, not in the middle of the name. */
export function KeyCap({ children }: { children: string | number }) {
  const { areShown } = useKeyCaps();
  if (!areShown) return null;
  return (
    <span aria-hidden="true" className="pointer-coarse:hidden">
      <Kbd>{children}</Kbd>
    </span>
  );
}
