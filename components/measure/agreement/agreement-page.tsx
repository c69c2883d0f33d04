import { useTranslations } from "next-intl";
import type { AgreementResult } from "@/lib/domain/api/agreement";
import { getAgreement } from "@/lib/domain/api/agreement";
import { type AgreementPartsResult, type Dispute, listDisputes } from "@/lib/domain/api/agreement-parts";
import { urlOf } from "@/lib/domain/api/client";
import { EmptyState } from "../../ui/states";
import { Choice } from "../choice";
import { Refresh } from "../refresh";
import { useFigures } from "../use-figures";
import { useReason } from "../use-reason";
import { AgreementParts } from "./agreement-parts";
import { AnnotatorCard } from "./annotator-card";
import { DisputeCard } from "./dispute-card";
import { JudgeMatrix } from "./judge-matrix";
import { PublishedCard } from "./published-card";
import { TieRuleCard } from "./tie-rule-card";

/** How far annotators agree: a sentence, then the figures with chance level and tie rule, then who with whom. */
export function AgreementPage({
  projectId,
  result,
  parts,
  disputes,
  mayAsk,
}: {
  projectId: string;
  result: AgreementResult;
  parts: AgreementPartsResult["figures"];
  /** Null for whoever may not see who said what. */
  disputes: { rows: Dispute[]; nextCursor: string | null; isFresh: boolean | null } | null;
  mayAsk: boolean;
}) {
  const t = useTranslations("measure");
  const reasonText = useReason();
  const { percent, range } = useFigures();
  const { figures, judges } = result;
  const api = urlOf(getAgreement, { params: { projectId }, query: { judges } });
  const kept = figures?.tiesKept;
  // Each is made for itself: the page is not up to date before all are.
  const isFresh = !!figures?.isFresh && !!parts?.isFresh && (disputes === null || disputes.isFresh === true);
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="min-h-16 max-w-3xl grow basis-96 text-2xl font-semibold text-balance">
          {!kept
            ? t("agreement")
            : kept.value === null
              ? t("headlineNone", { reason: reasonText(kept.reason) })
              : t(kept.low === null ? "headline" : "headlineFull", {
                  share: percent(kept.value),
                  range: range(percent, kept.low, kept.high),
                  chance: percent(kept.chance),
                })}
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
      <Refresh isThere={figures !== null} isFresh={isFresh} />
      {figures?.preferences === 0 && (
        <EmptyState title={t("noPreferences")}>{t("noPreferencesHint")}</EmptyState>
      )}
      {figures && figures.preferences > 0 && (
        <>
          <TieRuleCard figures={figures} api={api} />
          <AnnotatorCard annotators={figures.annotators} overall={figures.tiesKept.value} api={api} />
          <JudgeMatrix figures={figures} api={api} />
          {parts && (
            <AgreementParts
              projectId={projectId}
              judges={judges}
              parts={parts}
              overall={figures.tiesKept.value}
            />
          )}
          {disputes && (
            <DisputeCard
              projectId={projectId}
              judges={judges}
              rows={disputes.rows}
              hasMore={disputes.nextCursor !== null}
              mayAsk={mayAsk}
              api={urlOf(listDisputes, { params: { projectId }, query: { judges } })}
            />
          )}
          <PublishedCard />
        </>
      )}
    </div>
  );
}
