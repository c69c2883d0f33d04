import type { KeyboardEvent } from "react";

/**
 * Keys of a group of choices. Whichever group has the focus takes the digits: a group is one stop of the Tab key, its
 * members are reached by digit and arrow.
 */

/** The key of the n-th member, from 0: along the row of digits and beyond; the rest are reached by arrow. */
export function keyOf(index: number): string | null {
  return "1234567890-="[index] ?? null;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The member that an arrow leads to from the one with the focus, round the ends; null for another key. */
export function arrowTarget(event: KeyboardEvent<HTMLElement>, members: string): HTMLElement | null {
  const step = steps[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return null;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(members)];
  const now = all.indexOf(document.activeElement as HTMLElement);
  const target = all[(now + step + all.length) % all.length] ?? null;
  if (target) event.preventDefault();
  return target;
}

/** Where the focus goes in a group: to what is chosen, else to its first member. */
function enter(group: Element): void {
  const member =
    group.querySelector<HTMLElement>("input:checked, input[tabindex='0']") ??
    group.querySelector<HTMLElement>("input");
  member?.focus();
}

/**
 * Moves the focus to the next group after the one it is in, round the end.
 * @returns false where there is none.
 */
export function focusNext(root: ParentNode, groups: string): boolean {
  const all = [...root.querySelectorAll(groups)];
  const now = document.activeElement;
  const next =
    all.find(
      (group) =>
        !group.contains(now) &&
        now &&
        Boolean(now.compareDocumentPosition(group) & Node.DOCUMENT_POSITION_FOLLOWING),
    ) ?? all[0];
  if (next) enter(next);
  return next !== undefined;
}

/** Questions that still want an answer, then all of them. */
export function focusNextQuestion(root: ParentNode): boolean {
  return focusNext(root, "[data-question=open]") || focusNext(root, "[data-question]");
}
