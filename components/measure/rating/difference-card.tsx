import { useTranslations } from "next-intl";
import type { RatingResult, RatingView } from "@/lib/domain/api/ratings";
import { Card } from "../../ui/card";
import { Choice } from "../choice";
import { How } from "../how";
import { useFigures } from "../use-figures";

/** Two models of one's choice, and the interval of their difference. */
export function DifferenceCard({
  figures,
  result: { difference, a, b },
  api,
}: {
  figures: RatingView;
  result: RatingResult;
  api: string;
}) {
  const t = useTranslations("rating");
  const { whole, percent } = useFigures();
  const names = figures.models.filter((model) => model.rating !== null).map(({ model }) => model);
  if (names.length < 2) return null;
  const options = [{ value: "", label: t("choose") }, ...names.map((value) => ({ value, label: value }))];
  const told = difference && {
    better: difference.better,
    worse: difference.worse,
    difference: whole(difference.difference),
    low: whole(difference.low),
    high: whole(difference.high),
    share: percent(difference.expectedScore),
  };
  return (
    <Card
      title={
        told && difference
          ? t(difference.low > 0 ? "differenceTold" : "differenceUnclear", told)
          : t(a && b ? "differenceNone" : "differenceAsk")
      }
    >
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <Choice name="a" label={t("first")} value={a ?? ""} options={options} />
        <Choice name="b" label={t("second")} value={b ?? ""} options={options} />
      </div>
      <How
        formula="Var(θ_i − θ_j) = V_ii + V_jj − 2 V_ij"
        source={{
          title: "D. Firth, R. X. de Menezes, Biometrika 91 (2004)",
          url: "https://doi.org/10.1093/biomet/91.1.65",
        }}
        api={a && b ? `${api}&${new URLSearchParams({ a, b })}` : api}
      >
        {t("howDifference")}
      </How>
    </Card>
  );
}
