import { useTranslations } from "next-intl";
import type { NeedsBounds, NeedsForecast, NeedsView } from "@/lib/domain/api/needs";
import { Downloads } from "../../charts/downloads";
import { IntervalChart } from "../../charts/interval-chart";
import { Card } from "../../ui/card";
import { Cell, Row, Table } from "../../ui/table";
import { How } from "../how";
import { useFigures } from "../use-figures";

/** What the next thousand judgments would buy, on new prompts or on more overlap. */
export function ForecastCard({ figures: { forecast, ceiling }, api }: { figures: NeedsView; api: string }) {
  const t = useTranslations("needs");
  const { whole } = useFigures();
  const how = (
    <How
      formula="new prompts: L(D + n);  overlap: L(D + (n/2)(w − 1)),  w = ((2 q₃ − 1) / (2 q₁ − 1))²"
      source={{
        title: "N. Natarajan et al., Learning with Noisy Labels, NIPS (2013)",
        url: "https://papers.nips.cc/paper/2013/hash/3871bd64012152bfb53fdf04b401193f-Abstract.html",
      }}
      api={api}
    >
      {t("howForecast")}
    </How>
  );
  if (!forecast)
    return (
      <Card title={t("forecastNone")}>
        <p className="max-w-3xl">{t("forecastNoneHint")}</p>
        {how}
      </Card>
    );
  const { logLoss, errorRate } = forecast;
  const title = t(titleOf(logLoss), { spent: whole(logLoss.spent) });
  // In thousandths: a unit in which the differences can be read.
  const row = (label: string, { value, low, high }: NeedsBounds) => ({
    label,
    value: 1_000 * value,
    low: 1_000 * (low ?? value),
    high: 1_000 * (high ?? value),
  });
  return (
    <Card title={title}>
      <Words logLoss={logLoss} errorRate={errorRate} />
      <div className="overflow-x-auto">
        <IntervalChart
          title={title}
          unit={t("gainUnit")}
          leastPad={0.2}
          rows={[
            row(t("onNew"), logLoss.newPrompts.gain),
            ...(logLoss.overlap ? [row(t("onOverlap"), logLoss.overlap.gain)] : []),
          ]}
        />
      </div>
      <ForecastTable logLoss={logLoss} errorRate={errorRate} />
      <p className="mt-3 max-w-3xl text-sm text-quiet">{ceiling ? t("overlapAlso") : t("overlapFirst")}</p>
      <Downloads name="forecast" />
      {how}
    </Card>
  );
}

/** A gain of log-loss that nobody would notice: a thousandth of what a coin loses is 0.0007. */
const hardly = 0.003;

function titleOf({ advantage, newPrompts: { gain } }: NeedsForecast) {
  if ((gain.high ?? gain.value) < hardly) return "forecastLittle";
  if (!advantage) return "forecastNew";
  if (advantage.low !== null && advantage.low > 0) return "forecastNewBetter";
  if (advantage.high !== null && advantage.high < 0) return "forecastOverlapBetter";
  return "forecastUnclear";
}

function Words({ logLoss, errorRate }: { logLoss: NeedsForecast; errorRate: NeedsForecast | null }) {
  const t = useTranslations("needs");
  const { plain, whole, percent } = useFigures();
  const { newPrompts, overlap, now, judgments, spent } = logLoss;
  return (
    <div className="mb-3 flex max-w-3xl flex-col gap-2">
      <p>
        {t("newTold", {
          judgments: whole(judgments),
          more: whole(judgments + spent),
          now: plain(now.value),
          after: plain(newPrompts.at.value),
          low: plain(newPrompts.at.low),
          high: plain(newPrompts.at.high),
        })}
        {errorRate && ` ${t("rightTold", { points: percent(errorRate.newPrompts.gain.value) })}`}
      </p>
      <p>
        {overlap
          ? overlap.pairs > 0
            ? t("overlapTold", {
                pairs: whole(overlap.pairs),
                worth: plain(overlap.worth),
                after: plain(overlap.at.value),
                low: plain(overlap.at.low),
                high: plain(overlap.at.high),
              })
            : t("overlapFull")
          : t("overlapUnknown")}
      </p>
    </div>
  );
}

function ForecastTable({ logLoss, errorRate }: { logLoss: NeedsForecast; errorRate: NeedsForecast | null }) {
  const t = useTranslations("needs");
  const { fine, range, percent } = useFigures();
  const ways = [
    { label: t("onNew"), loss: logLoss.newPrompts, error: errorRate?.newPrompts },
    ...(logLoss.overlap
      ? [{ label: t("onOverlap"), loss: logLoss.overlap, error: errorRate?.overlap ?? undefined }]
      : []),
  ];
  return (
    <Table
      caption={t("forecast")}
      head={[t("spentOn"), t("lossThen"), t("lossGain"), t("interval"), t("accuracyGain"), t("interval")]}
    >
      {ways.map(({ label, loss, error }) => (
        <Row key={label}>
          <Cell>{label}</Cell>
          <Cell>{fine(loss.at.value)}</Cell>
          <Cell className="font-medium">{fine(loss.gain.value)}</Cell>
          <Cell className="whitespace-nowrap">{range(fine, loss.gain.low, loss.gain.high)}</Cell>
          <Cell>{percent(error?.gain.value)}</Cell>
          <Cell className="whitespace-nowrap">
            {error ? range(percent, error.gain.low, error.gain.high) : "–"}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
