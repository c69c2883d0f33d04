/**
 * How often something may be tried within a window, per key, in the memory of this process. It holds a bounded number of
 * keys: when it is full the one tried longest ago is forgotten, so that a flood of made-up keys costs no memory.
 */
export class AttemptLimit {
  readonly #attempts = new Map<string, number[]>();

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly capacity = 20_000,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether the key has been tried as often as it may. */
  isReached(key: string): boolean {
    return this.#recent(key).length >= this.most;
  }

  add(key: string): void {
    const recent = this.#recent(key);
    // Deleting first moves the key to the end: the map's order is that of the last attempts.
    this.#attempts.delete(key);
    this.#attempts.set(key, [...recent, this.now()]);
    if (this.#attempts.size <= this.capacity) return;
    const [oldest] = this.#attempts.keys();
    if (oldest !== undefined) this.#attempts.delete(oldest);
  }

  /** Takes the last attempt back: it was a good one. */
  takeBack(key: string): void {
    const recent = this.#recent(key).slice(0, -1);
    if (recent.length > 0) this.#attempts.set(key, recent);
    else this.#attempts.delete(key);
  }

  forget(key: string): void {
    this.#attempts.delete(key);
  }

  #recent(key: string): number[] {
    const since = this.now() - this.windowMs;
    return (this.#attempts.get(key) ?? []).filter((time) => time > since);
  }
}

const quarterHourMs = 15 * 60 * 1_000;

/**
 * Three limits: guessing one account's password from one address, one account's from many addresses, and many accounts'
 * from one address. The latter two are wide: a whole team may sit behind one address, and nobody should be able to lock
 * somebody else out with a handful of requests.
 */
const perPair = new AttemptLimit(10, quarterHourMs);
const perEmail = new AttemptLimit(100, quarterHourMs);
const perAddress = new AttemptLimit(200, quarterHourMs);

/**
 * Opens one try at an account's password. It counts from its start, so that many at once do not slip through together.
 * @returns what to call when the password was right; null where too many were wrong lately.
 */
export function beginSignIn(email: string, address: string): { succeed(): void } | null {
  const account = email.trim().toLowerCase();
  const pair = `${account}\n${address}`;
  if (perPair.isReached(pair) || perEmail.isReached(account) || perAddress.isReached(address)) return null;
  perPair.add(pair);
  perEmail.add(account);
  perAddress.add(address);
  return {
    succeed() {
      perPair.forget(pair);
      perEmail.takeBack(account);
      perAddress.takeBack(address);
    },
  };
}
