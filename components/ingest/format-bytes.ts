const units = ["B", "kB", "MB", "GB", "TB"];

/** A size for people: three digits at most, powers of 1,000. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${value >= 99.5 || power === 0 ? Math.round(value) : value.toPrecision(2)} ${units[power]}`;
}

/** Time left for people, in the roughest unit that says enough. */
export function formatSeconds(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
