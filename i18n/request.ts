import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import en from "@/messages/en";
import zh from "@/messages/zh";
import { localeCookie, localeOf } from "./locale";

export default getRequestConfig(async () => {
  const locale = localeOf(
    (await cookies()).get(localeCookie)?.value,
    (await headers()).get("accept-language"),
  );
  return { locale, timeZone: "UTC", messages: locale === "zh" ? zh : en };
});
