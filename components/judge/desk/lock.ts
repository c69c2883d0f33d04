let queue: Promise<unknown> = Promise.resolve();

/**
 * Does something while no other tab of this browser does. Browsers give locks to secure pages only; elsewhere the tabs
 * rely on the server, which stores a submission once however often it comes.
 */
export function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (typeof navigator !== "undefined" && navigator.locks) return navigator.locks.request(name, work);
  const turn = queue.then(work, work);
  queue = turn.catch(() => {});
  return turn;
}
