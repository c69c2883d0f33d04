"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { signOut } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { localeCookie } from "@/i18n/locale";
import { Boundary } from "../ui/boundary";
import { remember } from "./remember";

const LookDialog = dynamic(() => import("./look-dialog").then((file) => file.LookDialog));

const item = "inline-flex min-h-8 items-center rounded px-2 py-1 text-sm text-quiet hover:text-ink";

/** The line above every page: where one is, language, look, account. */
export function AppHeader({ name, children }: { name: string | null; children?: ReactNode }) {
  const t = useTranslations("common");
  const locale = useLocale();
  const router = useRouter();
  const switchLocale = () => {
    remember(localeCookie, locale === "zh" ? "en" : "zh");
    router.refresh();
  };
  const [isLooking, setLooking] = useState(false);
  return (
    <header className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-paper px-4 py-1">
      <Link href="/projects" className="font-semibold">
        Concord
      </Link>
      <div className="order-last flex min-w-0 basis-full flex-wrap items-center gap-x-3 gap-y-1 empty:hidden md:order-none md:flex-1 md:basis-0">
        {children}
      </div>
      <nav aria-label={t("account")} className="ms-auto flex items-center gap-1">
        <button type="button" className={item} onClick={switchLocale} lang={locale === "zh" ? "en" : "zh-CN"}>
          {locale === "zh" ? "English" : "中文"}
        </button>
        <button type="button" className={item} onClick={() => setLooking(true)}>
          {t("look.open")}
        </button>
        {name && (
          <>
            <Link href="/account" className={item}>
              {name}
            </Link>
            <button type="button" className={item} onClick={() => signOut({ callbackUrl: "/signin" })}>
              {t("signOut")}
            </button>
          </>
        )}
      </nav>
      {isLooking && (
        <Boundary fallback={null} onFail={() => setLooking(false)}>
          <LookDialog onClose={() => setLooking(false)} />
        </Boundary>
      )}
    </header>
  );
}
