import Link from "next/link";
import { useTranslations } from "next-intl";
import { type AnnotatorResult, getAnnotator } from "@/lib/domain/api/annotators";
import { urlOf } from "@/lib/domain/api/client";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/states";
import { DisputeList } from "../agreement/dispute-list";
import { Refresh } from "../refresh";
import { AnnotatorFigures } from "./annotator-figures";
import { useAnnotatorSentence } from "./use-annotator-sentence";

/** How one annotator judges, for leads and reviewers: figures, disagreements, gold tasks missed. */
export function AnnotatorPage({
  projectId,
  annotatorId,
  result,
  mayAsk,
}: {
  projectId: string;
  annotatorId: string;
  result: AnnotatorResult;
  mayAsk: boolean;
}) {
  const t = useTranslations("annotators");
  const sentence = useAnnotatorSentence();
  const { figures, judges, disputes, missedGold } = result;
  const api = urlOf(getAnnotator, { params: { projectId, annotatorId }, query: { judges } });
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="min-h-16 max-w-3xl grow basis-96 text-2xl font-semibold text-balance">
          {figures ? sentence(figures, figures.annotator.name) : t("annotator")}
        </h1>
        <ButtonLink href={`/projects/${projectId}/annotators?judges=${judges}`}>
          {t("backToAnnotators")}
        </ButtonLink>
      </div>
      <Refresh isThere={figures !== null} isFresh={figures?.isFresh ?? false} />
      {!figures && <EmptyState title={t("noFigures")}>{t("noFiguresHint")}</EmptyState>}
      {figures && <AnnotatorFigures figures={figures} api={api} />}
      {disputes.length > 0 && (
        <Card title={t("ownDisputes")}>
          <DisputeList projectId={projectId} rows={disputes} mayAsk={mayAsk} />
          <p className="mt-3 text-sm text-quiet">{t("disputesHint")}</p>
        </Card>
      )}
      {missedGold.length > 0 && (
        <Card title={t("missedGold")}>
          <ul className="flex list-disc flex-col gap-1 ps-5">
            {missedGold.map((task) => (
              <li key={task.taskId} className="wrap-anywhere">
                <Link className="underline" href={`/projects/${projectId}/tasks/${task.taskId}`}>
                  {task.promptText || t("noText")}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
