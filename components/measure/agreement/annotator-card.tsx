import { useTranslations } from "next-intl";
import type { AgreementView } from "@/lib/domain/api/agreement";
import { Downloads } from "../../charts/downloads";
import { IntervalChart } from "../../charts/interval-chart";
import { Card } from "../../ui/card";
import { classNames } from "../../ui/class-names";
import { Cell, Row, Table } from "../../ui/table";
import { Behind } from "../behind";
import { How } from "../how";
import { useFigures } from "../use-figures";

/** Fewer comparisons than this say little: shown pale. */
const few = 30;
/** Rows that a chart can hold and still be read. */
const drawn = 40;

/** Each annotator against all others: who drags agreement down, and how sure that is. */
export function AnnotatorCard({
  annotators,
  overall,
  api,
}: {
  annotators: AgreementView["annotators"];
  /** Everybody's agreement with everybody. */
  overall: number | null;
  api: string;
}) {
  const t = useTranslations("measure");
  const { percent, whole, range } = useFigures();
  const compared = annotators
    .filter((one) => one.comparisons > 0)
    .sort((a, b) => (b.tiesKept.value ?? 0) - (a.tiesKept.value ?? 0));
  const [highest, lowest] = [compared[0], compared.at(-1)];
  if (!highest || !lowest) return null;
  // Nobody is named for what could be chance.
  const isApart = overall !== null && lowest.tiesKept.high !== null && lowest.tiesKept.high < overall;
  return (
    <Card
      title={
        compared.length <= 2
          ? t("annotatorAgreement")
          : t(isApart ? "annotatorsTitle" : "annotatorsAlike", {
              name: lowest.name,
              share: percent(lowest.tiesKept.value),
              most: percent(highest.tiesKept.value),
            })
      }
    >
      <div className="overflow-x-auto">
        <IntervalChart
          title={t("annotatorAgreement")}
          unit={t("percentUnit")}
          within={[0, 100]}
          rows={compared.slice(-drawn).map(({ name, tiesKept: { value, low, high }, comparisons }) => ({
            label: name,
            value: 100 * (value ?? 0),
            low: 100 * (low ?? value ?? 0),
            high: 100 * (high ?? value ?? 0),
            isPale: comparisons < few,
          }))}
        />
      </div>
      <Behind>
        <Table
          caption={t("annotatorAgreement")}
          head={[
            t("annotator"),
            t("agreementTies"),
            t("interval"),
            t("agreementNoTies"),
            t("comparisons"),
            t("repeated"),
          ]}
        >
          {compared.map((one) => (
            <Row key={one.name}>
              <Cell>{one.name}</Cell>
              <Cell className={classNames("font-medium", one.comparisons < few && "text-quiet")}>
                {percent(one.tiesKept.value)}
              </Cell>
              <Cell>{range(percent, one.tiesKept.low, one.tiesKept.high)}</Cell>
              <Cell>{percent(one.tiesDropped.value)}</Cell>
              <Cell>{whole(one.comparisons)}</Cell>
              <Cell>{one.repeats === 0 ? "–" : `${one.repeatedSame} / ${one.repeats}`}</Cell>
            </Row>
          ))}
        </Table>
      </Behind>
      <p className="mt-3 text-sm text-quiet">{t("fewHint", { few })}</p>
      <Downloads name="agreement-by-annotator" />
      <How
        source={{
          title: "W. G. Cochran, Sampling Techniques (1977), 6.3",
          url: "https://www.wiley.com/en-us/Sampling+Techniques%2C+3rd+Edition-p-9780471162407",
        }}
        api={api}
      >
        {t("howAnnotators")}
      </How>
    </Card>
  );
}
