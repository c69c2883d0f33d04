/** What heads a row or a column of a matrix: a long name takes a second line, so that figures stay in sight beside it. */
export function MatrixName({ name }: { name: string }) {
  return <span className="block w-max max-w-28 wrap-anywhere sm:max-w-60">{name}</span>;
}
