"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useTransition } from "react";

/** Says whether figures have seen the newest judgment, and asks for the page again until they have, then now and then. */
export function Refresh({ isThere, isFresh }: { isThere: boolean; isFresh: boolean }) {
  const t = useTranslations("measure");
  const router = useRouter();
  const [isAsking, start] = useTransition();
  useEffect(() => {
    // Never before the last answer is there: on a slow line the newer question would replace the older for ever.
    if (isAsking) return;
    const timer = setTimeout(() => start(() => router.refresh()), isFresh ? 5_000 : 1_000);
    return () => clearTimeout(timer);
  }, [router, isFresh, isAsking]);
  return (
    <p role="status" className="min-h-6 text-sm text-quiet">
      {isThere ? (isFresh ? "" : t("refreshing")) : t("computing")}
    </p>
  );
}
