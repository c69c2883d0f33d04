import { useTranslations } from "next-intl";
import type { NeedsBounds, NeedsView } from "@/lib/domain/api/needs";
import { Downloads } from "../../charts/downloads";
import { IntervalChart } from "../../charts/interval-chart";
import { Card } from "../../ui/card";
import { Cell, Row, Table } from "../../ui/table";
import { How } from "../how";
import { useFigures } from "../use-figures";

/** The best accuracy that these labels let anything show, beside another annotator's and the probe's. */
export function CeilingCard({ figures: { ceiling, curve }, api }: { figures: NeedsView; api: string }) {
  const t = useTranslations("needs");
  const measure = useTranslations("measure");
  const { percent, range } = useFigures();
  const how = (
    <How
      formula="agreement = E[p² + (1 − p)²];  ceiling = E[max(p, 1 − p)],  p ~ Beta(a, a);  agreement ≤ ceiling ≤ (1 + √(2 · agreement − 1)) / 2"
      source={{
        title: "J. G. Skellam, J. R. Statist. Soc. B 10 (1948)",
        url: "https://doi.org/10.1111/j.2517-6161.1948.tb00014.x",
      }}
      api={api}
    >
      {t("howCeiling")}
    </How>
  );
  if (!ceiling)
    return (
      <Card title={t("ceilingNone")}>
        <p className="max-w-3xl">{t("ceilingNoneHint")}</p>
        {how}
      </Card>
    );
  if (ceiling.ceiling.low === null)
    return (
      <Card title={t("ceilingFew")}>
        <p className="max-w-3xl">{t("ceilingFewHint", { units: ceiling.units, prompts: ceiling.prompts })}</p>
        {how}
      </Card>
    );
  const probe = curve?.points.at(-1)?.accuracy;
  const rows: { label: string; bounds: NeedsBounds }[] = [
    { label: t("anotherAnnotator"), bounds: ceiling.agreement },
    ...(probe ? [{ label: t("probe"), bounds: probe }] : []),
    { label: t("best"), bounds: ceiling.ceiling },
  ];
  const points = (value: number) => 100 * value;
  const title = t("ceilingTitle", { ceiling: percent(ceiling.ceiling.value) });
  return (
    <Card title={title}>
      <p className="mb-3 max-w-3xl">
        {t("ceilingTold", {
          agreement: percent(ceiling.agreement.value),
          low: percent(ceiling.withoutModel.low),
          high: percent(ceiling.withoutModel.high),
          units: ceiling.units,
          prompts: ceiling.prompts,
        })}
      </p>
      <div className="overflow-x-auto">
        <IntervalChart
          title={title}
          unit={t("shareUnit")}
          within={[0, 100]}
          rows={rows.map(({ label, bounds: { value, low, high } }) => ({
            label,
            value: points(value),
            low: points(low ?? value),
            high: points(high ?? value),
          }))}
        />
      </div>
      <Table caption={title} head={[t("who"), t("accuracy"), measure("interval")]}>
        {rows.map(({ label, bounds }) => (
          <Row key={label}>
            <Cell>{label}</Cell>
            <Cell className="font-medium">{percent(bounds.value)}</Cell>
            <Cell>{range(percent, bounds.low, bounds.high)}</Cell>
          </Row>
        ))}
        {ceiling.majority.slice(1).map(({ annotators, quality }) => (
          <Row key={annotators}>
            <Cell>{t("majorityOf", { annotators })}</Cell>
            <Cell>{percent(quality)}</Cell>
            <Cell>–</Cell>
          </Row>
        ))}
      </Table>
      <p className="mt-3 max-w-3xl text-sm text-quiet">{t("majorityHint")}</p>
      <Downloads name="ceiling" />
      {how}
    </Card>
  );
}
