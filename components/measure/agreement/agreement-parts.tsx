import { useTranslations } from "next-intl";
import type { JudgeFilter } from "@/lib/domain/annotator";
import { type AgreementPartsView, getAgreementParts } from "@/lib/domain/api/agreement-parts";
import { urlOf } from "@/lib/domain/api/client";
import { PartsCard } from "./parts-card";
import { ScoreCard } from "./score-card";
import { StrengthCard } from "./strength-card";
import { WeeksCard } from "./weeks-card";

/** Where annotators agree more, and where less: by tag, models, guidelines, week, score and strength. */
export function AgreementParts({
  projectId,
  judges,
  parts,
  overall,
}: {
  projectId: string;
  judges: JudgeFilter;
  parts: AgreementPartsView;
  overall: number | null;
}) {
  const t = useTranslations("annotators");
  const api = urlOf(getAgreementParts, { params: { projectId }, query: { judges } });
  const versions = parts.acrossGuidelines ? [...parts.guidelines, parts.acrossGuidelines] : parts.guidelines;
  return (
    <>
      <PartsCard
        name="agreement-by-tag"
        kind="tag"
        parts={parts.tags.rows}
        leftOut={parts.tags.leftOut}
        api={api}
      >
        {t("howTags")}
      </PartsCard>
      <PartsCard
        name="agreement-by-models"
        kind="modelPair"
        parts={parts.modelPairs.rows}
        leftOut={parts.modelPairs.leftOut}
        api={api}
      >
        {t("howModelPairs")}
      </PartsCard>
      <ScoreCard attributes={parts.attributes} api={api} />
      {parts.strengths && <StrengthCard strengths={parts.strengths} api={api} />}
      {versions.length > 1 && (
        <PartsCard
          name="agreement-by-guidelines"
          kind="guideline"
          parts={versions}
          api={api}
          labelOf={(key) => (key === "across" ? t("acrossVersions") : t("version", { version: key }))}
        >
          {t("howGuidelines")}
        </PartsCard>
      )}
      <WeeksCard weeks={parts.weeks} overall={overall} api={api} />
    </>
  );
}
