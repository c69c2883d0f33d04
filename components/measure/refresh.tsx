"use client";

import { useQuery } from "@tanstack/react-query";
import { useParams, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useTransition } from "react";
import { freshnessQuery } from "./queries";

/** Looking at figures is what keeps them fresh, so the page is asked for now and then whatever happens. */
const atLeastEveryMs = 300_000;

/**
 * Says whether figures have seen the newest judgment, and asks for the page again whenever figures were made anew: a small
 * question tells, since a page of a hundred models is large.
 */
export function Refresh({ isThere, isFresh }: { isThere: boolean; isFresh: boolean }) {
  const t = useTranslations("measure");
  const router = useRouter();
  const { projectId } = useParams<{ projectId: string }>();
  const [isAsking, start] = useTransition();
  const { data, dataUpdatedAt } = useQuery(freshnessQuery(projectId));
  const shown = useRef<{ computedAt: string | null; atMs: number } | null>(null);
  useEffect(() => {
    if (!data) return;
    shown.current ??= { computedAt: data.computedAt, atMs: dataUpdatedAt };
    const isNew = data.computedAt !== shown.current.computedAt || (data.isFresh && !isFresh);
    const isLong = dataUpdatedAt - shown.current.atMs > atLeastEveryMs;
    // Never before the last answer is there: on a slow line the newer question would replace the older for ever.
    if (isAsking || !(isNew || isLong || !isThere)) return;
    shown.current = { computedAt: data.computedAt, atMs: dataUpdatedAt };
    start(() => router.refresh());
  }, [data, dataUpdatedAt, router, isThere, isFresh, isAsking]);
  return (
    <p role="status" className="min-h-6 text-sm text-quiet">
      {isThere ? (isFresh ? "" : t("refreshing")) : t("computing")}
    </p>
  );
}
