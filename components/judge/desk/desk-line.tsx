"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Leases } from "./use-leases";
import type { Notice } from "./use-notice";
import type { Day } from "./use-queue";

/**
 * The line under the header: the day so far, the one thing that is to be said now, and until when the task is lent. It is
 * always there, so that nothing moves when something is said.
 */
export function DeskLine({
  today,
  goal,
  leases,
  notice,
  onDay,
}: {
  today: Day;
  goal: number | null;
  leases: Leases | null;
  notice: Notice | null;
  onDay: () => void;
}) {
  const t = useTranslations("desk");
  const format = useFormatter();
  const minutes = Math.round(today.durationMs / 60_000);
  const time = leases?.until ? format.dateTime(leases.until, { timeStyle: "short" }) : null;
  return (
    <section
      aria-label={t("line")}
      className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-desk px-4 text-sm lg:flex-nowrap"
    >
      <button
        type="button"
        title={t("setDay")}
        className="flex min-h-8 items-center gap-2 whitespace-nowrap text-quiet hover:text-ink"
        onClick={onDay}
      >
        {goal !== null && (
          <span aria-hidden className="h-1.5 w-20 overflow-hidden rounded-full bg-line">
            <span
              className="block h-full bg-accent"
              style={{ width: `${Math.min(1, today.judgments / goal) * 100}%` }}
            />
          </span>
        )}
        <span>
          {goal === null
            ? t("progress", { judged: today.judgments })
            : t("progressGoal", { judged: today.judgments, goal })}
          {minutes > 0 && (
            <>
              {" · "}
              {minutes < 60
                ? t("minutes", { minutes })
                : t("hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
            </>
          )}
        </span>
      </button>
      <div
        role="status"
        className="order-last flex min-w-0 basis-full flex-wrap items-center gap-x-2 lg:order-none lg:flex-1 lg:basis-0 lg:flex-nowrap"
      >
        {notice && (
          <>
            <span className={notice.tone === "warn" ? "min-w-0 text-warn" : "min-w-0 text-ink"}>
              {notice.text}
            </span>
            {notice.actions.map(({ label, run }) => (
              <button
                key={label}
                type="button"
                className="min-h-8 shrink-0 px-1 font-medium text-accent underline"
                onClick={run}
              >
                {label}
              </button>
            ))}
          </>
        )}
      </div>
      {time && !leases?.isEnded && (
        <span className="ms-auto text-xs whitespace-nowrap text-quiet">
          {leases?.isExtended ? t("leaseExtended", { time }) : t("lease", { time })}
        </span>
      )}
    </section>
  );
}
