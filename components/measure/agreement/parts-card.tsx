import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AgreementPart } from "@/lib/domain/api/agreement-parts";
import { Downloads } from "../../charts/downloads";
import { IntervalChart } from "../../charts/interval-chart";
import { Card } from "../../ui/card";
import { classNames } from "../../ui/class-names";
import { Cell, Row, Table } from "../../ui/table";
import { Behind } from "../behind";
import { How } from "../how";
import { useFigures } from "../use-figures";

/** Fewer comparisons than this say little: shown pale. */
export const few = 30;
const drawn = 24;
const listed = 60;

const cochran = {
  title: "W. G. Cochran, Sampling Techniques (1977), 6.3",
  url: "https://www.wiley.com/en-us/Sampling+Techniques%2C+3rd+Edition-p-9780471162407",
};

/** Agreement in parts of one kind, the lowest first: a chart, and the table behind it. */
export function PartsCard({
  name,
  kind,
  parts,
  leftOut = 0,
  api,
  children,
  labelOf = (key) => key,
  isOwn = false,
}: {
  name: string;
  kind: "tag" | "modelPair" | "guideline";
  parts: readonly AgreementPart[];
  leftOut?: number;
  api: string;
  children: ReactNode;
  labelOf?: (key: string) => string;
  /** Of one annotator with the rest. */
  isOwn?: boolean;
}) {
  const t = useTranslations("annotators");
  const measure = useTranslations("measure");
  const { percent } = useFigures();
  if (parts.length === 0) return null;
  const sure = parts.filter((part) => part.comparisons >= few);
  const byShare = [...sure].sort((a, b) => (a.tiesKept.value ?? 0) - (b.tiesKept.value ?? 0));
  const [lowest, highest] = [byShare[0], byShare.at(-1)];
  // What could be chance is not said as a finding.
  const isApart =
    lowest?.tiesKept.high != null &&
    highest?.tiesKept.low != null &&
    lowest.tiesKept.high < highest.tiesKept.low;
  const title =
    lowest && highest && lowest !== highest
      ? t(`${isApart ? "partTitle" : "partAlike"}.${isOwn ? "own" : kind}`, {
          lowest: labelOf(lowest.key),
          low: percent(lowest.tiesKept.value),
          highest: labelOf(highest.key),
          high: percent(highest.tiesKept.value),
        })
      : t(`parts.${kind}`);
  const charted = kind === "guideline" ? parts : [...parts].slice(0, drawn).sort(byValue);
  return (
    <Card title={title}>
      <div className="overflow-x-auto">
        <IntervalChart
          title={title}
          unit={measure("percentUnit")}
          within={[0, 100]}
          rows={charted.map(({ key, tiesKept: { value, low, high }, comparisons }) => ({
            label: labelOf(key),
            value: 100 * (value ?? 0),
            low: 100 * (low ?? value ?? 0),
            high: 100 * (high ?? value ?? 0),
            isPale: comparisons < few,
          }))}
        />
      </div>
      <Behind>
        <PartsTable
          caption={t(`parts.${kind}`)}
          first={t(`part.${kind}`)}
          parts={parts.slice(0, listed)}
          labelOf={labelOf}
        />
      </Behind>
      <p className="mt-3 text-sm text-quiet">
        {measure("fewHint", { few })}
        {leftOut + Math.max(0, parts.length - listed) > 0 &&
          ` ${t("leftOut", { count: leftOut + Math.max(0, parts.length - listed) })}`}
      </p>
      <Downloads name={name} />
      <How
        formula="R = Σ same / Σ pairs;  Var(R) = C/(C−1) Σ_c (same_c − R pairs_c)² / (Σ pairs)²"
        source={cochran}
        api={api}
      >
        {children}
      </How>
    </Card>
  );
}

const byValue = (a: AgreementPart, b: AgreementPart) => (b.tiesKept.value ?? 0) - (a.tiesKept.value ?? 0);

/** Parts as figures: both tie rules with their chance levels. */
export function PartsTable({
  caption,
  first,
  parts,
  labelOf = (key) => key,
}: {
  caption: string;
  first: string;
  parts: readonly AgreementPart[];
  labelOf?: (key: string) => string;
}) {
  const t = useTranslations("measure");
  const own = useTranslations("annotators");
  const { percent, whole, range } = useFigures();
  return (
    <Table
      caption={caption}
      head={[
        first,
        t("agreementTies"),
        t("interval"),
        t("byChance"),
        t("agreementNoTies"),
        t("comparisons"),
        own("prompts"),
      ]}
    >
      {parts.map(({ key, tiesKept, tiesDropped, comparisons, prompts }) => (
        <Row key={key}>
          <Cell>{labelOf(key)}</Cell>
          <Cell className={classNames("font-medium", comparisons < few && "text-quiet")}>
            {percent(tiesKept.value)}
          </Cell>
          <Cell>{range(percent, tiesKept.low, tiesKept.high)}</Cell>
          <Cell>{percent(tiesKept.chance)}</Cell>
          <Cell>{percent(tiesDropped.value)}</Cell>
          <Cell>{whole(comparisons)}</Cell>
          <Cell>{whole(prompts)}</Cell>
        </Row>
      ))}
    </Table>
  );
}
