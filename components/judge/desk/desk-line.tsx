"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { classNames } from "../../ui/class-names";
import type { Leases } from "./use-leases";
import type { Notice } from "./use-notice";
import type { Day } from "./use-queue";

/**
 * The line under the header: the day so far, the one thing that is to be said now, and until when the task is lent. It is
 * always there and always as high, so that nothing moves when something is said: on a phone a notice takes the place of
 * the rest, and one that is longer than two lines opens when it is pressed.
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
      className="flex min-h-10 items-center gap-x-4 border-b border-line bg-desk px-4 text-sm"
    >
      <button
        type="button"
        title={t("setDay")}
        className={classNames(
          "flex min-h-8 items-center gap-2 whitespace-nowrap text-quiet hover:text-ink",
          notice && "max-md:hidden",
        )}
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
      <div role="status" className="flex min-w-0 flex-1 items-center gap-x-2">
        {notice && <Said key={notice.text} notice={notice} />}
      </div>
      {time && !leases?.isEnded && (
        <span className={classNames("text-xs whitespace-nowrap text-quiet", notice && "max-md:hidden")}>
          {leases?.isExtended ? t("leaseExtended", { time }) : t("lease", { time })}
        </span>
      )}
    </section>
  );
}

/** A notice and what can be done about it. */
function Said({ notice: { tone, text, actions } }: { notice: Notice }) {
  const common = useTranslations("common");
  const said = useRef<HTMLSpanElement>(null);
  const [isCut, setCut] = useState(false);
  const [isWhole, setWhole] = useState(false);
  useEffect(() => {
    const element = said.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setCut(element.scrollHeight > element.clientHeight + 1));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const more = isCut && !isWhole ? [{ label: common("more"), run: () => setWhole(true) }] : [];
  return (
    <>
      <span
        ref={said}
        className={classNames(
          "min-w-0 leading-[1.15rem]",
          tone === "warn" ? "text-warn" : "text-ink",
          isWhole ? "py-1" : "line-clamp-2",
        )}
      >
        {text}
      </span>
      {[...more, ...actions].map(({ label, run }) => (
        <button
          key={label}
          type="button"
          className="min-h-8 min-w-6 shrink-0 font-medium text-accent underline"
          onClick={run}
        >
          {label}
        </button>
      ))}
    </>
  );
}
