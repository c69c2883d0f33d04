/** The letter of a place: A for the first. */
export function labelOf(index: number): string {
  return String.fromCharCode(65 + index);
}
