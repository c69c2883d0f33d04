const afterMs = 1_000;
const everyMs = 200;

/** Rows read so far, on standard error where that is a terminal and reading takes more than a second. */
export class Progress {
  readonly #started = Date.now();
  #told = 0;

  readonly rows = (count: number): void => {
    if (!process.stderr.isTTY) return;
    const now = Date.now();
    if (now - this.#started < afterMs || now - this.#told < everyMs) return;
    this.#told = now;
    process.stderr.write(`\r${count.toLocaleString("en")} rows read`);
  };

  /** Takes the line away again. */
  end(): void {
    if (this.#told > 0) process.stderr.write("\r\u001b[K");
  }
}
