import { useTranslations } from "next-intl";
import { urlOf } from "@/lib/domain/api/client";
import { getNeeds, type NeedsResult, type NeedsView } from "@/lib/domain/api/needs";
import { EmptyState } from "../../ui/states";
import { Choice } from "../choice";
import { Refresh } from "../refresh";
import { useFigures } from "../use-figures";
import { CeilingCard } from "./ceiling-card";
import { CurveCard } from "./curve-card";
import { ForecastCard } from "./forecast-card";

/** What the labels can teach: a sentence, then the ceiling, the learning curve, and what more judgments would buy. */
export function NeedsPage({ projectId, result }: { projectId: string; result: NeedsResult }) {
  const t = useTranslations("needs");
  const measure = useTranslations("measure");
  const { figures, judges } = result;
  const api = urlOf(getNeeds, { params: { projectId }, query: { judges } });
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="min-h-16 max-w-3xl grow basis-96 text-2xl font-semibold text-balance">
          <Headline figures={figures} />
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
      {figures?.comparisons === 0 && (
        <EmptyState title={measure("noPreferences")}>{measure("noPreferencesHint")}</EmptyState>
      )}
      {figures && figures.comparisons > 0 && (
        <>
          <CeilingCard figures={figures} api={api} />
          <CurveCard figures={figures} api={api} />
          <ForecastCard figures={figures} api={api} />
          <p className="text-sm text-quiet">
            {t("decided", { decided: figures.decided, comparisons: figures.comparisons })}
          </p>
        </>
      )}
    </div>
  );
}

function Headline({ figures }: { figures: NeedsView | null }) {
  const t = useTranslations("needs");
  const { percent } = useFigures();
  if (!figures || figures.comparisons === 0) return t("title");
  const best = figures.curve?.points.at(-1)?.accuracy.value ?? null;
  // Without an interval it is not said as a finding.
  if (!figures.ceiling || figures.ceiling.ceiling.low === null)
    return t(best === null ? "headlineNothing" : "headlineNoCeiling", { probe: percent(best) });
  const { value, low, high } = figures.ceiling.ceiling;
  const ceiling = { ceiling: percent(value), low: percent(low), high: percent(high) };
  return best === null ? t("headlineNoProbe", ceiling) : t("headline", { ...ceiling, probe: percent(best) });
}
