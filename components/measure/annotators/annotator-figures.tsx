import { useTranslations } from "next-intl";
import type { AnnotatorView } from "@/lib/domain/api/annotators";
import { Downloads } from "../../charts/downloads";
import { TimeChart } from "../../charts/time-chart";
import { Card } from "../../ui/card";
import { classNames } from "../../ui/class-names";
import { Cell, Row, Table } from "../../ui/table";
import { few, PartsCard, PartsTable } from "../agreement/parts-card";
import { useFigures } from "../use-figures";
import { useReason } from "../use-reason";
import { MeasureNotes } from "./measure-notes";
import { useDuration } from "./use-duration";

/** One annotator's figures: every measure with its interval, then over time, by tag, by guideline version. */
export function AnnotatorFigures({ figures, api }: { figures: AnnotatorView; api: string }) {
  return (
    <>
      <MeasureCard figures={figures} api={api} />
      <WeekCard figures={figures} />
      <TagCard figures={figures} api={api} />
      <GuidelineCard figures={figures} />
      <ConfusionCard figures={figures} />
      <ScoreRows figures={figures} />
    </>
  );
}

function MeasureCard({ figures, api }: { figures: AnnotatorView; api: string }) {
  const t = useTranslations("annotators");
  const measure = useTranslations("measure");
  const reasonText = useReason();
  const { percent, plain, whole, range } = useFigures();
  const duration = useDuration();
  const { annotator: one, pace } = figures;
  const rows = [
    ["rest", one.rest, percent, one.rest.comparisons, percent(one.rest.chance)],
    ["restDropped", one.restDropped, percent, null, percent(one.restDropped.value === null ? null : 0.5)],
    ["gold", one.gold, percent, one.gold.tasks, "–"],
    ["reliability", { ...one.reliability, low: null, high: null }, percent, one.reliability.labels, "–"],
    ["crowd", { ...one.crowd, low: null, high: null }, percent, one.crowd.comparisons, percent(0.5)],
    ["first", one.firstWins, percent, one.firstWins.decided, percent(0.5)],
    ["order", one.orderEffect, plain, one.firstWins.decided, plain(0)],
    ["triads", one.triads, percent, one.triads.triads, percent(0.25)],
    ["scores", one.scores, percent, one.scores.decided, percent(0.5)],
    ["drift", one.driftPerHour, percent, one.driftPerHour.sessions, percent(0)],
  ] as const;
  return (
    <Card title={t("measures")}>
      <Table
        caption={t("measures")}
        head={[
          measure("measure"),
          measure("value"),
          measure("interval"),
          measure("byChance"),
          t("ofHowMany"),
        ]}
      >
        {rows.map(([key, figure, write, of, chance]) => (
          <Row key={key}>
            <Cell>{t(`column.${key}`)}</Cell>
            <Cell className="font-medium">
              {figure.value === null ? (
                <span className="font-normal text-quiet">{reasonText(figure.reason)}</span>
              ) : (
                write(figure.value)
              )}
            </Cell>
            <Cell>{range(write, figure.low, figure.high)}</Cell>
            <Cell>{figure.value === null ? "–" : chance}</Cell>
            <Cell>{of === null ? "–" : t(`count.${key}`, { count: of })}</Cell>
          </Row>
        ))}
        <Row>
          <Cell>{t("column.time")}</Cell>
          <Cell className="font-medium">{duration(one.medianMs)}</Cell>
          <Cell>
            {pace.lowerQuartileMs === null
              ? "–"
              : t("quartiles", {
                  low: duration(pace.lowerQuartileMs),
                  high: duration(pace.upperQuartileMs),
                })}
          </Cell>
          <Cell>–</Cell>
          <Cell>{t("count.time", { count: pace.judgments })}</Cell>
        </Row>
      </Table>
      <p className="mt-3 text-sm text-quiet">
        {t("totals", {
          judgments: one.judgments,
          skips: one.skips,
          ties: percent(one.preferences > 0 ? one.ties / one.preferences : null),
        })}{" "}
        {t("everybody", { share: percent(figures.everybody.value), pairs: whole(one.rest.comparisons) })}
      </p>
      <Downloads name="annotator" hasChart={false} />
      <MeasureNotes api={api} />
    </Card>
  );
}

function WeekCard({ figures: { weeks, everybody } }: { figures: AnnotatorView }) {
  const t = useTranslations("annotators");
  const measure = useTranslations("measure");
  const { percent, range, whole } = useFigures();
  const duration = useDuration();
  const compared = weeks.filter((week) => week.tiesKept.value !== null);
  if (weeks.length === 0) return null;
  return (
    <Card title={t("overTime")}>
      {compared.length > 1 && (
        <div className="overflow-x-auto">
          <TimeChart
            title={t("overTime")}
            unit="%"
            level={
              everybody.value === null ? null : { value: 100 * everybody.value, label: t("everybodyLevel") }
            }
            points={compared.map(({ key, tiesKept: { value, low, high }, comparisons }) => ({
              label: key,
              value: 100 * (value ?? 0),
              low: 100 * (low ?? value ?? 0),
              high: 100 * (high ?? value ?? 0),
              isPale: comparisons < few,
            }))}
          />
        </div>
      )}
      <Table
        caption={t("overTime")}
        head={[
          t("week"),
          t("judgments"),
          t("column.rest"),
          measure("interval"),
          measure("comparisons"),
          t("column.time"),
        ]}
      >
        {weeks.map(({ key, judgments, tiesKept, comparisons, medianMs }) => (
          <Row key={key}>
            <Cell>{key}</Cell>
            <Cell>{whole(judgments)}</Cell>
            <Cell className={classNames("font-medium", comparisons < few && "text-quiet")}>
              {percent(tiesKept.value)}
            </Cell>
            <Cell>{range(percent, tiesKept.low, tiesKept.high)}</Cell>
            <Cell>{whole(comparisons)}</Cell>
            <Cell>{duration(medianMs)}</Cell>
          </Row>
        ))}
      </Table>
      <Downloads name="annotator-by-week" hasChart={compared.length > 1} />
    </Card>
  );
}

function TagCard({ figures: { tags }, api }: { figures: AnnotatorView; api: string }) {
  const t = useTranslations("annotators");
  return (
    <PartsCard isOwn name="annotator-by-tag" kind="tag" parts={tags} api={api}>
      {t("howMeasure.rest")}
    </PartsCard>
  );
}

function GuidelineCard({ figures: { guidelines, guidelineChange: change } }: { figures: AnnotatorView }) {
  const t = useTranslations("annotators");
  const { percent, range } = useFigures();
  if (guidelines.length === 0) return null;
  return (
    <Card title={t("parts.guideline")}>
      {change && change.value !== null && (
        <p className="mb-3">
          {t("change", {
            from: change.from,
            to: change.to,
            change: percent(change.value),
            range: range(percent, change.low, change.high),
          })}
        </p>
      )}
      <PartsTable
        caption={t("parts.guideline")}
        first={t("part.guideline")}
        parts={guidelines}
        labelOf={(key) => t("version", { version: key })}
      />
      <p className="mt-3 text-sm text-quiet">{t("changeHint")}</p>
    </Card>
  );
}

function ConfusionCard({ figures: { confusion } }: { figures: AnnotatorView }) {
  const t = useTranslations("annotators");
  const { percent } = useFigures();
  if (!confusion) return null;
  const names = [t("second"), t("strengthTie"), t("first")];
  return (
    <Card title={t("confusion")}>
      <Table caption={t("confusion")} head={[t("isRight"), ...names]}>
        {confusion.map((row, at) => (
          <Row key={names[at]}>
            <Cell className="font-medium">{names[at]}</Cell>
            {row.map((share, column) => (
              <Cell key={names[column]} className={classNames(at === column && "font-medium")}>
                {percent(share)}
              </Cell>
            ))}
          </Row>
        ))}
      </Table>
      <p className="mt-3 text-sm text-quiet">{t("confusionHint")}</p>
    </Card>
  );
}

function ScoreRows({ figures: { scores } }: { figures: AnnotatorView }) {
  const t = useTranslations("annotators");
  const measure = useTranslations("measure");
  const { percent, range, whole } = useFigures();
  if (scores.length === 0) return null;
  return (
    <Card title={t("column.scores")}>
      <Table
        caption={t("column.scores")}
        head={[
          t("attribute"),
          measure("value"),
          measure("interval"),
          t("concordant"),
          t("discordant"),
          t("scoreTies"),
          t("rankTies"),
        ]}
      >
        {scores.map((one) => (
          <Row key={one.attribute}>
            <Cell>{one.attribute}</Cell>
            <Cell className="font-medium">{percent(one.value)}</Cell>
            <Cell>{range(percent, one.low, one.high)}</Cell>
            <Cell>{whole(one.concordant)}</Cell>
            <Cell>{whole(one.discordant)}</Cell>
            <Cell>{whole(one.scoreTies)}</Cell>
            <Cell>{whole(one.rankTies)}</Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}
