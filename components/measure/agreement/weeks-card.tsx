import { useTranslations } from "next-intl";
import type { AgreementPart } from "@/lib/domain/api/agreement-parts";
import { Downloads } from "../../charts/downloads";
import { TimeChart } from "../../charts/time-chart";
import { Card } from "../../ui/card";
import { Behind } from "../behind";
import { How } from "../how";
import { useFigures } from "../use-figures";
import { few, PartsTable } from "./parts-card";

/** Agreement week by week, and whether the last differs from what it was. */
export function WeeksCard({
  weeks,
  overall,
  api,
}: {
  weeks: readonly AgreementPart[];
  /** Of all weeks together. */
  overall: number | null;
  api: string;
}) {
  const t = useTranslations("annotators");
  const measure = useTranslations("measure");
  const { percent } = useFigures();
  const compared = weeks.filter((week) => week.tiesKept.value !== null);
  if (compared.length < 2) return null;
  const [first, last] = [compared[0], compared.at(-1)];
  const title = t("weeksTitle", {
    first: percent(first?.tiesKept.value),
    last: percent(last?.tiesKept.value),
    weeks: compared.length,
  });
  return (
    <Card title={title}>
      <div className="overflow-x-auto">
        <TimeChart
          title={title}
          unit="%"
          level={overall === null ? null : { value: 100 * overall, label: t("allWeeks") }}
          points={compared.map(({ key, tiesKept: { value, low, high }, comparisons }) => ({
            label: key,
            value: 100 * (value ?? 0),
            low: 100 * (low ?? value ?? 0),
            high: 100 * (high ?? value ?? 0),
            isPale: comparisons < few,
          }))}
        />
      </div>
      <Behind>
        <PartsTable caption={t("weeks")} first={t("week")} parts={compared} />
      </Behind>
      <p className="mt-3 text-sm text-quiet">{measure("fewHint", { few })}</p>
      <Downloads name="agreement-by-week" />
      <How
        source={{
          title: "W. G. Cochran, Sampling Techniques (1977), 6.3",
          url: "https://www.wiley.com/en-us/Sampling+Techniques%2C+3rd+Edition-p-9780471162407",
        }}
        api={api}
      >
        {t("howWeeks")}
      </How>
    </Card>
  );
}
