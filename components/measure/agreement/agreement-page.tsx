import { useTranslations } from "next-intl";
import type { AgreementResult } from "@/lib/domain/api/agreement";
import { getAgreement } from "@/lib/domain/api/agreement";
import { urlOf } from "@/lib/domain/api/client";
import { EmptyState } from "../../ui/states";
import { Choice } from "../choice";
import { Refresh } from "../refresh";
import { useFigures } from "../use-figures";
import { useReason } from "../use-reason";
import { AnnotatorCard } from "./annotator-card";
import { JudgeMatrix } from "./judge-matrix";
import { PublishedCard } from "./published-card";
import { TieRuleCard } from "./tie-rule-card";

/** How far annotators agree: a sentence, then the figures with chance level and tie rule, then who with whom. */
export function AgreementPage({ projectId, result }: { projectId: string; result: AgreementResult }) {
  const t = useTranslations("measure");
  const reasonText = useReason();
  const { percent } = useFigures();
  const { figures, judges } = result;
  const api = urlOf(getAgreement, { params: { projectId }, query: { judges } });
  const kept = figures?.tiesKept;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="min-h-16 max-w-3xl flex-1 text-2xl font-semibold text-balance">
          {!kept
            ? t("agreement")
            : kept.value === null
              ? t("headlineNone", { reason: reasonText(kept.reason) })
              : t("headline", { share: percent(kept.value), chance: percent(kept.chance) })}
        </h1>
        <Choice
          name="judges"
          label={t("judges")}
          value={judges}
          options={(["human", "machine", "all"] as const).map((value) => ({
            value,
            label: t(`judgeKinds.${value}`),
          }))}
        />
      </div>
      <Refresh isThere={figures !== null} isFresh={figures?.isFresh ?? false} />
      {figures?.preferences === 0 && (
        <EmptyState title={t("noPreferences")}>{t("noPreferencesHint")}</EmptyState>
      )}
      {figures && figures.preferences > 0 && (
        <>
          <TieRuleCard figures={figures} api={api} />
          <AnnotatorCard annotators={figures.annotators} api={api} />
          <JudgeMatrix figures={figures} api={api} />
          <PublishedCard />
        </>
      )}
    </div>
  );
}
