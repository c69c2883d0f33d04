/** Something wrong with one row: reported with its file and line; reading goes on. */
export class RowError extends Error {
  constructor(
    readonly field: string,
    readonly found: string,
    readonly expected: string,
  ) {
    super(`${field}: ${found}; expected ${expected}`);
  }
}
