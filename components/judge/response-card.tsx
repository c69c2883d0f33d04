"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { AssignmentView } from "@/lib/domain/api/assign";
import { textOfAll } from "@/lib/domain/message";
import { Messages } from "../content/messages";
import { classNames } from "../ui/class-names";
import { ScrollRegion } from "../ui/scroll-region";
import { useReading } from "./compare/reading-store";

const sides = {
  first: "border-t-side-a bg-side-a-soft text-side-a",
  second: "border-t-side-b bg-side-b-soft text-side-b",
  none: "border-t-line-strong bg-desk text-ink",
} as const;

/** One response, whole: a letter and a colour tell its place, nothing tells who wrote it. */
export function ResponseCard({
  response,
  label,
  side = "none",
  showLength,
  header,
  children,
  isScrolling = false,
}: {
  response: AssignmentView["responses"][number];
  label: string;
  side?: keyof typeof sides;
  showLength: boolean;
  header?: ReactNode;
  children?: ReactNode;
  isScrolling?: boolean;
}) {
  const t = useTranslations("judge");
  const compare = useTranslations("compare");
  const reading = useReading();
  // A card's own choice holds until all are switched.
  const [own, setOwn] = useState({ isRaw: false, since: -1 });
  const isRaw = own.since === reading.rawSince ? own.isRaw : reading.isRaw;
  return (
    <section
      aria-label={t("response", { label })}
      className={classNames(
        "flex min-w-0 flex-col rounded-lg border border-line bg-paper",
        isScrolling && "lg:min-h-0 lg:overflow-hidden",
      )}
    >
      <header
        className={classNames(
          "flex flex-wrap items-center gap-2 rounded-t-lg border-t-4 px-4 py-1.5",
          sides[side],
        )}
      >
        <h2 className="text-base font-semibold">{label}</h2>
        {showLength && (
          <span className="text-xs text-quiet">
            {t("characters", { count: [...textOfAll(response.messages)].length })}
          </span>
        )}
        <div className="ms-auto flex items-center gap-2">
          {header}
          <button
            type="button"
            aria-pressed={isRaw}
            aria-label={compare("rawOne", { label })}
            className="min-h-7 rounded px-2 text-xs text-quiet hover:text-ink"
            onClick={() => setOwn({ isRaw: !isRaw, since: reading.rawSince })}
          >
            {compare("raw")}
          </button>
        </div>
      </header>
      <ScrollRegion
        label={t("text", { label })}
        marks={{ "data-response-text": response.slot }}
        isFocusable={isScrolling}
        className={classNames("px-4 py-3", isScrolling && "lg:min-h-0 lg:flex-1 lg:overflow-y-auto")}
      >
        <div className="reading-text">
          <Messages messages={response.messages} isRaw={isRaw} />
          <div data-response-end={response.slot} className="h-px" />
        </div>
      </ScrollRegion>
      {children}
    </section>
  );
}
