"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeKinds, type DiffReport } from "@/lib/domain/dataset/report";
import { useFigures } from "../../measure/use-figures";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Input } from "../../ui/field";
import { ErrorState, Loading } from "../../ui/states";
import { Cell, Row, Table } from "../../ui/table";
import { FindingRows } from "./findings";
import { diffQuery } from "./queries";

/** What is different from another dataset: at first, the one before. */
export function DiffCard({
  projectId,
  number,
  maySeeRows,
}: {
  projectId: string;
  number: number;
  maySeeRows: boolean;
}) {
  const t = useTranslations("dataset");
  const [from, setFrom] = useState(number - 1);
  const query = useQuery(diffQuery(projectId, number, from));
  const { data } = query;
  return (
    <Card title={t("diff", { from })}>
      <Input
        className="mb-4 max-w-56"
        label={t("compareWith")}
        type="number"
        min={1}
        defaultValue={from}
        onBlur={(event) => {
          const wanted = Number(event.target.value);
          if (Number.isInteger(wanted) && wanted > 0 && wanted !== number) setFrom(wanted);
        }}
      />
      {query.isError && <ErrorState error={query.error} retry={() => query.refetch()} />}
      {data?.state === "failed" && <p role="alert">{t(`failures.${data.failure ?? "internal"}`)}</p>}
      {!query.isError && data?.state !== "failed" && !data?.value && <Loading />}
      {data?.value && <Differences projectId={projectId} report={data.value} maySeeRows={maySeeRows} />}
    </Card>
  );
}

function Differences({
  projectId,
  report,
  maySeeRows,
}: {
  projectId: string;
  report: DiffReport;
  maySeeRows: boolean;
}) {
  const t = useTranslations("dataset");
  const { percent, range, whole } = useFigures();
  const [open, setOpen] = useState<(typeof changeKinds)[number] | null>(null);
  const { prompts, pairs } = report;
  const counts: Record<(typeof changeKinds)[number], number> = {
    "prompt-added": prompts.added,
    "prompt-removed": prompts.removed,
    "prompt-moved": prompts.moved,
    "pair-added": pairs.added,
    "pair-removed": pairs.removed,
    "pair-changed": pairs.changed,
  };
  const isSame = Object.values(counts).every((count) => count === 0);
  const before = report.agreement.before;
  const after = report.agreement.after;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose">
        {isSame ? t("diffSame", { pairs: pairs.same }) : t("diffSentence", { ...pairs, same: pairs.same })}
        {report.annotators.withdrawn > 0 && ` ${t("diffWithdrawn", { count: report.annotators.withdrawn })}`}
        {!report.isSameAggregation && ` ${t("diffAggregation")}`}
      </p>
      <Table caption={t("changes")} head={[t("change"), t("count"), ""]}>
        {changeKinds.map((kind) => (
          <Row key={kind}>
            <Cell>{t(`changeKinds.${kind}`)}</Cell>
            <Cell className="tabular-nums">{whole(counts[kind])}</Cell>
            <Cell className="text-end">
              {maySeeRows && counts[kind] > 0 && (
                <Button
                  kind="quiet"
                  aria-expanded={open === kind}
                  onClick={() => setOpen(open === kind ? null : kind)}
                >
                  {open === kind ? t("hideRows") : t("showRows")}
                  <span className="sr-only">: {t(`changeKinds.${kind}`)}</span>
                </Button>
              )}
            </Cell>
          </Row>
        ))}
      </Table>
      {open && (
        <FindingRows
          projectId={projectId}
          source={{ kind: "diff", number: report.to, from: report.from, change: open }}
          title={t(`changeKinds.${open}`)}
        />
      )}
      <Table caption={t("agreementBeforeAfter")} head={["", t("before"), t("after")]}>
        <Row>
          <Cell>{t("figures.agreement")}</Cell>
          <Cell className="tabular-nums">
            {percent(before.value)} ({range(percent, before.low, before.high)})
          </Cell>
          <Cell className="tabular-nums">
            {percent(after.value)} ({range(percent, after.low, after.high)})
          </Cell>
        </Row>
        <Row>
          <Cell>{t("figures.tieShare")}</Cell>
          <Cell className="tabular-nums">{percent(report.tieShare.before)}</Cell>
          <Cell className="tabular-nums">{percent(report.tieShare.after)}</Cell>
        </Row>
      </Table>
    </div>
  );
}
