/** The languages of the interface. */
export const locales = ["en", "zh"] as const;
export type Locale = (typeof locales)[number];

export const localeCookie = "concord-locale";
export const themeCookie = "concord-theme";
export const contrastCookie = "concord-contrast";
export const timeZoneCookie = "concord-time-zone";

/** The first language of an Accept-Language header that we speak. */
export function localeOf(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (cookie === "en" || cookie === "zh") return cookie;
  for (const part of (acceptLanguage ?? "").split(",")) {
    const language = part.trim().toLowerCase();
    if (language.startsWith("zh")) return "zh";
    if (language.startsWith("en")) return "en";
  }
  return "en";
}

/** A time zone that a browser has told of, where it is one. */
export function timeZoneOf(cookie: string | undefined): string {
  if (!cookie) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: cookie }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
