import type { Metadata } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { themeCookie } from "@/i18n/locale";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Concord", template: "%s · Concord" } };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const chosen = (await cookies()).get(themeCookie)?.value;
  // Not chosen: the system decides.
  const theme = chosen === "dark" || chosen === "light" ? chosen : undefined;
  return (
    <html lang={locale === "zh" ? "zh-CN" : "en"} data-theme={theme}>
      <body>
        <NextIntlClientProvider>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
