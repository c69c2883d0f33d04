import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import en from "@/messages/en";
import zh from "@/messages/zh";
import { localeCookie, localeOf, timeZoneCookie, timeZoneOf } from "./locale";

export default getRequestConfig(async () => {
  const chosen = await cookies();
  const locale = localeOf(chosen.get(localeCookie)?.value, (await headers()).get("accept-language"));
  const timeZone = timeZoneOf(decodeURIComponent(chosen.get(timeZoneCookie)?.value ?? ""));
  return { locale, timeZone, messages: locale === "zh" ? zh : en };
});
