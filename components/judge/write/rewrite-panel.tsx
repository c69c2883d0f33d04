"use client";

import { useTranslations } from "next-intl";
import { lazy, type RefObject, Suspense, useRef } from "react";
import type { Answer } from "@/lib/domain/judgment";
import { Boundary } from "../../ui/boundary";
import { ScrollRegion } from "../../ui/scroll-region";
import { bestSlot } from "../answer-state";

const RewriteDiff = lazy(() => import("./rewrite-diff"));

export interface WrittenResponse {
  slot: string;
  label: string;
  text: string;
}

/**
 * "Fix the best one": begins with the best response as it stands and shows beside it what was changed. Another response
 * can be chosen; what was written about the one before is kept until the task is left. A text that is unchanged is no
 * rewrite, and is said to be none.
 */
export function RewritePanel({
  answer,
  onChange,
  responses,
  isRequired,
  field,
}: {
  answer: Answer;
  onChange: (answer: Answer) => void;
  responses: readonly WrittenResponse[];
  isRequired: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
}) {
  const t = useTranslations("protocol.rewrite");
  const written = useRef(new Map<string, string>());
  const slot = answer.rewrite?.responseId ?? bestSlot(answer);
  const source = responses.find((response) => response.slot === slot);
  const content = answer.rewrite?.content ?? source?.text ?? "";
  function write(target: WrittenResponse, text: string) {
    written.current.set(target.slot, text);
    const isRewrite = text.trim() !== "" && text !== target.text;
    onChange({ ...answer, rewrite: isRewrite ? { responseId: target.slot, content: text } : null });
  }
  function choose(target: WrittenResponse | undefined) {
    if (!target) return;
    const text = written.current.get(target.slot) ?? target.text;
    onChange({ ...answer, rewrite: { responseId: target.slot, content: text } });
  }
  return (
    <section
      aria-label={t("title")}
      className="grid shrink-0 gap-3 rounded-lg border border-line bg-paper px-4 py-3 lg:h-[36dvh] lg:grid-cols-2 lg:grid-rows-[auto_minmax(0,1fr)]"
    >
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm lg:col-span-2">
        <h2 className="font-semibold">
          {t("title")}
          {isRequired && <span aria-hidden="true"> *</span>}
        </h2>
        <label className="flex items-center gap-2">
          {t("which")}
          <select
            className="min-h-8 rounded-md border border-line-strong bg-paper px-2 pointer-coarse:min-h-11"
            value={source?.slot ?? ""}
            onChange={(event) => choose(responses.find((response) => response.slot === event.target.value))}
          >
            {!source && <option value="">–</option>}
            {responses.map((response) => (
              <option key={response.slot} value={response.slot}>
                {response.label}
              </option>
            ))}
          </select>
        </label>
        <p role="status" className={source && content === source.text ? "text-warn" : "text-quiet"}>
          {!source ? t("chooseFirst") : content === source.text ? t("unchanged") : t("changed")}
        </p>
      </header>
      {source && (
        <>
          <textarea
            ref={field}
            aria-label={t("of", { label: source.label })}
            aria-required={isRequired}
            dir="auto"
            className="min-h-40 resize-none rounded-md border border-line-strong bg-paper px-3 py-2 text-base max-lg:field-sizing-content lg:h-full"
            value={content}
            onChange={(event) => write(source, event.target.value)}
          />
          <ScrollRegion
            label={t("diff")}
            className="min-h-24 overflow-y-auto rounded-md border border-line bg-desk px-3 py-2"
          >
            <Boundary fallback={null}>
              <Suspense>
                <RewriteDiff before={source.text} after={content} />
              </Suspense>
            </Boundary>
          </ScrollRegion>
        </>
      )}
    </section>
  );
}
