/**
 * The texts of the responses on screen, in the order shown. Cards mark theirs, whatever lays them out; the next task, which
 * waits rendered behind this one, does not count.
 */
export function responseTexts(): HTMLElement[] {
  return onScreen("[data-response-text]");
}

/** Folds or unfolds what was said before the last turn of the user. */
export function toggleEarlier(): void {
  const folds = onScreen<HTMLDetailsElement>("details[data-earlier]");
  const isClosed = folds.some((fold) => !fold.open);
  for (const fold of folds) fold.open = isClosed;
}

function onScreen<Kind extends HTMLElement>(selector: string): Kind[] {
  return [...document.querySelectorAll<Kind>(selector)].filter((element) => element.checkVisibility());
}

/** Those that scroll by themselves. */
export function scrollingTexts(): HTMLElement[] {
  return responseTexts().filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY));
}

/** Scrolls every response by most of its height, or the page where they do not scroll by themselves. */
export function scrollTexts(direction: 1 | -1): void {
  const panes = scrollingTexts();
  for (const pane of panes) pane.scrollBy({ top: direction * pane.clientHeight * 0.8 });
  if (panes.length > 0) return;
  const first = responseTexts()[0];
  const around = closestScroller(first?.parentElement ?? null) ?? document.documentElement;
  around.scrollBy({ top: direction * Math.min(around.clientHeight, window.innerHeight) * 0.7 });
}

function closestScroller(element: HTMLElement | null): HTMLElement | null {
  if (!element) return null;
  const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowY);
  return scrolls && element.scrollHeight > element.clientHeight
    ? element
    : closestScroller(element.parentElement);
}
