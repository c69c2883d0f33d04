"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";

/** Says whether figures have seen the newest judgment, and asks for the page again until they have, then now and then. */
export function Refresh({ isThere, isFresh }: { isThere: boolean; isFresh: boolean }) {
  const t = useTranslations("measure");
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), isFresh ? 5_000 : 1_000);
    return () => clearInterval(timer);
  }, [router, isFresh]);
  return (
    <p role="status" className="min-h-6 text-sm text-quiet">
      {isThere ? (isFresh ? "" : t("refreshing")) : t("computing")}
    </p>
  );
}
