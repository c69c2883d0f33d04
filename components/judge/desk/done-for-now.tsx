"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/states";
import type { Queue } from "./use-queue";

/** Nothing to judge now: what was done, and when there may be more. It looks by itself then. */
export function DoneForNow({
  queue,
  canUndo,
  onUndo,
}: {
  queue: Queue;
  canUndo: boolean;
  onUndo: () => void;
}) {
  const t = useTranslations("desk.done");
  const judge = useTranslations("judge");
  const common = useTranslations("common");
  const format = useFormatter();
  const { comeBackAt, refill, today } = queue;
  useEffect(() => {
    if (!comeBackAt) return;
    const wait = Math.max(5_000, Date.parse(comeBackAt) - Date.now() + 1_000);
    const timer = setTimeout(() => void refill(), Math.min(wait, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [comeBackAt, refill]);
  const time = comeBackAt ? new Date(comeBackAt) : null;
  const thanks = t("thanks", { judged: today.judgments });
  return (
    <EmptyState title={t("title")}>
      {thanks && <p className="w-full text-ink">{thanks}</p>}
      <p className="w-full">
        {time
          ? t("comeBack", {
              time: format.dateTime(time, { timeStyle: "short" }),
              relative: format.relativeTime(time, new Date()),
            })
          : t("nothing")}
      </p>
      <Button kind="primary" onClick={() => void refill()}>
        {judge("look")}
      </Button>
      {canUndo && <Button onClick={onUndo}>{judge("undo")}</Button>}
      <Link className="px-3 py-2 text-accent underline" href="/projects">
        {common("toProjects")}
      </Link>
    </EmptyState>
  );
}
