import { useTranslations } from "next-intl";
import type { NeedsView } from "@/lib/domain/api/needs";
import { CurveChart } from "../../charts/curve-chart";
import { Downloads } from "../../charts/downloads";
import { Card } from "../../ui/card";
import { Cell, Row, Table } from "../../ui/table";
import { How } from "../how";
import { useFigures } from "../use-figures";

/** How the built-in probe improves with what it has learnt from. */
export function CurveCard({ figures, api }: { figures: NeedsView; api: string }) {
  const t = useTranslations("needs");
  const { percent, plain, whole, range } = useFigures();
  const { curve, ceiling, curveReason } = figures;
  const { isSample, ...probe } = figures.probe;
  const how = (
    <How
      formula="min Σ log(1 + e^(−y w·(φ_A − φ_B))) + ½ ‖w‖²;  L(D) = L∞ + (D₀ / D)^α"
      source={{
        title: "J. Hestness et al., arXiv 1712.00409 (2017)",
        url: "https://arxiv.org/abs/1712.00409",
      }}
      api={api}
    >
      {t("howCurve")}
    </How>
  );
  if (!curve)
    return (
      <Card title={t("curveNone")}>
        <p className="max-w-3xl">{t(`curveReasons.${curveReason ?? "too_few"}`, probe)}</p>
        {how}
      </Card>
    );
  const [first, last] = [curve.points[0], curve.points.at(-1)];
  const { law, exponent, limit } = curve.logLoss;
  const title =
    first && last && law
      ? t("curveTitle", {
          from: whole(first.size),
          to: whole(last.size),
          before: percent(first.accuracy.value),
          after: percent(last.accuracy.value),
        })
      : t("curveFlat");
  const bounds = ({ low, high }: { low: number | null; high: number | null }) => range(plain, low, high);
  return (
    <Card title={title}>
      <p className="mb-3 max-w-3xl">
        {law && exponent && limit
          ? t("curveTold", {
              limit: plain(law.limit),
              limitRange: bounds(limit),
              scale: law.scale < 0.01 ? law.scale.toExponential(1) : plain(law.scale),
              exponent: plain(law.exponent),
              exponentRange: bounds(exponent),
            })
          : t("curveFlatTold")}
      </p>
      <div className="overflow-x-auto">
        <CurveChart
          title={title}
          xLabel={t("sizes")}
          yLabel={t("logLoss")}
          points={curve.points.map(({ size, logLoss }) => ({ size, ...logLoss }))}
          band={curve.band}
          marks={ceiling ? [{ value: ceiling.logLoss.value, label: t("bestLogLoss") }] : []}
          write={whole}
        />
      </div>
      <Table caption={title} head={[t("sizes"), t("logLoss"), t("interval"), t("accuracy"), t("interval")]}>
        {curve.points.map(({ size, logLoss, accuracy }) => (
          <Row key={size}>
            <Cell>{whole(size)}</Cell>
            <Cell>{plain(logLoss.value)}</Cell>
            <Cell>{bounds(logLoss)}</Cell>
            <Cell>{percent(accuracy.value)}</Cell>
            <Cell>{range(percent, accuracy.low, accuracy.high)}</Cell>
          </Row>
        ))}
      </Table>
      <p className="mt-3 max-w-3xl text-sm text-quiet">
        {t("curveHint", {
          repeats: curve.repeats,
          prompts: whole(curve.heldOutPrompts),
          judgments: whole(curve.heldOutJudgments),
        })}
        {isSample && ` ${t("sampled", probe)}`}
      </p>
      <Downloads name="learning-curve" />
      {how}
    </Card>
  );
}
