import Link from "next/link";
import { useTranslations } from "next-intl";
import { type AnnotatorRow, type AnnotatorsResult, listAnnotators } from "@/lib/domain/api/annotators";
import { urlOf } from "@/lib/domain/api/client";
import { Downloads } from "../../charts/downloads";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/states";
import { Choice } from "../choice";
import { Refresh } from "../refresh";
import { useFigures } from "../use-figures";
import { type AnnotatorOrder, AnnotatorsTable } from "./annotators-table";
import { MeasureNotes } from "./measure-notes";

/** Rows shown before "all": more can be asked for. */
const shown = 50;

/** How well everybody judges: a sentence, then a row each. For leads and reviewers only. */
export function AnnotatorsPage({
  projectId,
  result,
  order,
  isWhole,
}: {
  projectId: string;
  result: AnnotatorsResult;
  order: AnnotatorOrder;
  isWhole: boolean;
}) {
  const t = useTranslations("annotators");
  const measure = useTranslations("measure");
  const { figures, judges } = result;
  const rows = figures?.rows ?? [];
  const api = urlOf(listAnnotators, { params: { projectId }, query: { judges, ...order } });
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="min-h-16 max-w-3xl grow basis-96 text-2xl font-semibold text-balance">
          <Headline rows={rows} isThere={figures !== null} />
        </h1>
        <Choice
          name="judges"
          label={measure("judges")}
          value={judges}
          options={(["human", "machine", "all"] as const).map((value) => ({
            value,
            label: measure(`judgeKinds.${value}`),
          }))}
        />
      </div>
      <Refresh isThere={figures !== null} isFresh={figures?.isFresh ?? false} />
      {figures && rows.length === 0 && (
        <EmptyState title={measure("noPreferences")}>{measure("noPreferencesHint")}</EmptyState>
      )}
      {figures && rows.length > 0 && (
        <Card title={t("title")}>
          <AnnotatorsTable
            projectId={projectId}
            judges={judges}
            rows={isWhole ? rows : rows.slice(0, shown)}
            order={order}
          />
          {!isWhole && rows.length > shown && (
            <p className="mt-3">
              <Link
                className="underline"
                scroll={false}
                href={`?${new URLSearchParams({ judges, ...order, whole: "1" })}`}
              >
                {t("showAll", { count: rows.length })}
              </Link>
            </p>
          )}
          <p className="mt-3 text-sm text-quiet">{t("tableHint")}</p>
          {figures.goldTasks === 0 && <p className="mt-1 text-sm text-quiet">{t("noGoldHint")}</p>}
          <Downloads name="annotators" hasChart={false} />
          <MeasureNotes api={api} />
        </Card>
      )}
    </div>
  );
}

/** What the rows say in one sentence, about numbers of people rather than about anybody. */
function Headline({ rows, isThere }: { rows: readonly AnnotatorRow[]; isThere: boolean }) {
  const t = useTranslations("annotators");
  const { percent } = useFigures();
  if (!isThere || rows.length === 0) return t("title");
  const measured = rows.filter((row) => row.rest.value !== null);
  const leaning = rows.filter(
    (row) => row.firstWins.low !== null && (row.firstWins.low > 0.5 || (row.firstWins.high ?? 1) < 0.5),
  );
  const shares = measured.map((row) => row.rest.value ?? 0).sort((a, b) => a - b);
  if (shares.length < 2) return t("headlineFew", { count: rows.length });
  // Of two, each agrees with the other as often.
  if (shares.length === 2 && shares[0] === shares[1])
    return t("headlineTwo", { share: percent(shares[0]), leaning: leaning.length });
  return t("headline", {
    count: measured.length,
    low: percent(shares[0]),
    high: percent(shares.at(-1)),
    leaning: leaning.length,
  });
}
