import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AnnotatorRow, AnnotatorSort } from "@/lib/domain/api/annotators";
import { IntervalBar } from "../../charts/interval-bar";
import { classNames } from "../../ui/class-names";
import { ScrollRegion } from "../../ui/scroll-region";
import { useFigures } from "../use-figures";
import { useDuration } from "./use-duration";

export interface AnnotatorOrder {
  sort: AnnotatorSort;
  direction: "asc" | "desc";
}

/** Samples smaller than these are pale: comparisons, gold tasks, decided answers, triads, sessions. */
const few = { rest: 30, gold: 10, first: 30, triads: 20, drift: 3, scores: 30 } as const;

/** One row an annotator; every column can order them, and that stands in the address. */
export function AnnotatorsTable({
  projectId,
  judges,
  rows,
  order,
}: {
  projectId: string;
  judges: string;
  rows: readonly AnnotatorRow[];
  order: AnnotatorOrder;
}) {
  const t = useTranslations("annotators");
  const { whole, percent, range } = useFigures();
  const duration = useDuration();
  const columns: readonly (readonly [AnnotatorSort, string])[] = [
    ["name", t("annotator")],
    ["judgments", t("judgments")],
    ["rest", t("column.rest")],
    ["gold", t("column.gold")],
    ["reliability", t("column.reliability")],
    ["crowd", t("column.crowd")],
    ["first", t("column.first")],
    ["triads", t("column.triads")],
    ["time", t("column.time")],
    ["drift", t("column.drift")],
    ["scores", t("column.scores")],
  ];
  return (
    <ScrollRegion label={t("title")} className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            {columns.map(([sort, label]) => (
              <SortHead key={sort} sort={sort} label={label} order={order} judges={judges} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-b border-line align-top last:border-0">
              <th
                scope="row"
                className="sticky start-0 min-w-28 max-w-48 bg-paper px-2 py-2 text-start font-medium wrap-break-word"
              >
                <Link
                  className="underline"
                  href={`/projects/${projectId}/annotators/${row.id}?judges=${judges}`}
                >
                  {row.name}
                </Link>
              </th>
              <td className="px-2 py-2 tabular-nums">{whole(row.judgments)}</td>
              <Measure
                figure={row.rest}
                mark={row.rest.chance}
                isPale={row.rest.comparisons < few.rest}
                of={row.rest.comparisons}
              />
              <Measure figure={row.gold} isPale={row.gold.tasks < few.gold} of={row.gold.tasks} />
              <td
                className={classNames(
                  "px-2 py-2 tabular-nums",
                  row.reliability.labels < few.rest && "text-quiet",
                )}
              >
                {percent(row.reliability.value)}
              </td>
              <td
                className={classNames(
                  "px-2 py-2 tabular-nums",
                  row.crowd.comparisons < few.rest && "text-quiet",
                )}
              >
                {percent(row.crowd.value)}
              </td>
              <Measure
                figure={row.firstWins}
                mark={0.5}
                isPale={row.firstWins.decided < few.first}
                of={row.firstWins.decided}
              />
              <Measure
                figure={row.triads}
                mark={0.25}
                isPale={row.triads.triads < few.triads}
                of={row.triads.triads}
              />
              <td className="px-2 py-2 whitespace-nowrap tabular-nums">{duration(row.medianMs)}</td>
              <td
                className={classNames(
                  "px-2 py-2 whitespace-nowrap tabular-nums",
                  row.driftPerHour.sessions < few.drift && "text-quiet",
                )}
              >
                {percent(row.driftPerHour.value)}{" "}
                <span className="block text-xs text-quiet">
                  {row.driftPerHour.low !== null &&
                    range(percent, row.driftPerHour.low, row.driftPerHour.high)}
                </span>
              </td>
              <Measure
                figure={row.scores}
                mark={0.5}
                isPale={row.scores.decided < few.scores}
                of={row.scores.decided}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function SortHead({
  sort,
  label,
  order,
  judges,
}: {
  sort: AnnotatorSort;
  label: string;
  order: AnnotatorOrder;
  judges: string;
}) {
  const isHere = order.sort === sort;
  const next = isHere && order.direction === "asc" ? "desc" : "asc";
  const state = isHere ? (order.direction === "asc" ? "ascending" : "descending") : undefined;
  return (
    <th
      scope="col"
      aria-sort={state}
      className="min-w-20 px-2 py-2 text-start align-bottom font-medium text-quiet"
    >
      <Link
        scroll={false}
        className="inline-block hover:text-ink hover:underline"
        href={`?${new URLSearchParams({ judges, sort, direction: next })}`}
      >
        {label}
        <span aria-hidden="true">{isHere ? (order.direction === "asc" ? " ↑" : " ↓") : ""}</span>
      </Link>
    </th>
  );
}

/** A share with its interval drawn and written, and of how many it is. */
function Measure({
  figure: { value, low, high },
  mark,
  isPale,
  of,
}: {
  figure: { value: number | null; low: number | null; high: number | null };
  mark?: number | null;
  isPale: boolean;
  of: number;
}): ReactNode {
  const t = useTranslations("annotators");
  const { percent, range, whole } = useFigures();
  if (value === null) return <td className="px-2 py-2 text-quiet">–</td>;
  return (
    <td className={classNames("px-2 py-2 tabular-nums", isPale && "text-quiet")}>
      <span className={classNames("block", isPale && "opacity-60")}>
        <IntervalBar value={value} low={low} high={high} mark={mark} />
      </span>
      <span className="font-medium whitespace-nowrap">{percent(value)}</span>{" "}
      <span className="block text-xs whitespace-nowrap text-quiet">
        {low === null
          ? t("of", { count: whole(of) })
          : t("intervalOf", { range: range(percent, low, high), count: whole(of) })}
      </span>
    </td>
  );
}
