import type { Metadata } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { contrastCookie, themeCookie } from "@/i18n/locale";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Concord", template: "%s · Concord" } };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const chosen = await cookies();
  // Not chosen: the system decides.
  const oneOf = (name: string, values: readonly string[]) => {
    const value = chosen.get(name)?.value;
    return value !== undefined && values.includes(value) ? value : undefined;
  };
  const theme = oneOf(themeCookie, ["light", "dark"]);
  const contrast = oneOf(contrastCookie, ["normal", "more"]);
  return (
    <html lang={locale === "zh" ? "zh-CN" : "en"} data-theme={theme} data-contrast={contrast}>
      <body>
        <NextIntlClientProvider>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
