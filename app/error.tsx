"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ reset }: { reset: () => void }) {
  const t = useTranslations("common");
  return (
    <main className="mx-auto max-w-xl px-4 py-24 text-center">
      <h1 className="mb-4 text-2xl font-semibold">{t("crashed")}</h1>
      <Button onClick={reset}>{t("tryAgain")}</Button>
    </main>
  );
}
