"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Building } from "../../content/building";
import { useProgress } from "../../content/use-progress";
import { VisibleText } from "../../content/visible-text";
import { classNames } from "../../ui/class-names";
import { EmptyState, Loading } from "../../ui/states";
import { useDiff } from "./use-diff";
import type { DiffRow, Span } from "./word-diff";

interface Side {
  label: string;
  text: string;
}

/** Two texts side by side, the words marked that only one of them has. */
export function DiffView({ first, second }: { first: Side; second: Side }) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const diff = useDiff(first.text, second.text);
  const rows = diff && diff !== "failed" ? diff.rows : [];
  const built = useProgress(Math.ceil(rows.length / 40));
  if (!diff) return <Loading label={t("comparing")} />;
  if (diff === "failed") return <EmptyState title={t("diffFailed")} />;
  return (
    <>
      <p role="status" className="mb-3 text-sm text-quiet">
        {t("shared", { share: format.number(diff.shared, { style: "percent" }) })}
        {diff.isCoarse && ` ${t("coarse")}`}
      </p>
      <div className="grid grid-cols-2 gap-x-4 text-[0.9375rem]">
        {[first, second].map(({ label }, index) => (
          <h3
            key={label}
            className={classNames(
              "border-t-4 px-3 py-1 font-semibold",
              index === 0
                ? "border-t-side-a bg-side-a-soft text-side-a"
                : "border-t-side-b bg-side-b-soft text-side-b",
            )}
          >
            {label}
          </h3>
        ))}
        {rows.slice(0, built * 40).map((row, index) => (
          <Row key={String(index)} row={row} />
        ))}
      </div>
      <Building built={built} total={Math.ceil(rows.length / 40)} />
    </>
  );
}

function Row({ row }: { row: DiffRow }) {
  const same: Span[] = row.kind === "same" ? [{ text: row.text, isOwn: false }] : [];
  return (
    <>
      <Cell spans={row.kind === "same" ? same : row.first} side="first" isSame={row.kind === "same"} />
      <Cell spans={row.kind === "same" ? same : row.second} side="second" isSame={row.kind === "same"} />
    </>
  );
}

/** Told apart by more than colour: what only one has is underlined too. */
function Cell({ spans, side, isSame }: { spans: Span[]; side: "first" | "second"; isSame: boolean }) {
  const Own = side === "first" ? "del" : "ins";
  return (
    <div className={classNames("raw-text min-w-0 border-b border-line px-3 py-1", isSame && "text-quiet")}>
      {spans.map((span, index) =>
        span.isOwn ? (
          <Own
            key={String(index)}
            className={classNames(
              "rounded-xs text-ink underline decoration-2 [text-decoration-skip-ink:none] underline-offset-3",
              side === "first"
                ? "bg-side-a-soft decoration-side-a"
                : "bg-side-b-soft decoration-side-b decoration-dashed",
            )}
          >
            <VisibleText text={span.text} />
          </Own>
        ) : (
          <VisibleText key={String(index)} text={span.text} />
        ),
      )}
    </div>
  );
}
