/** Keeps a choice of this browser in a cookie for a year, so that the server renders it from the first byte. */
export function remember(name: string, value: string): void {
  const cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`;
  Reflect.set(document, "cookie", cookie);
}
