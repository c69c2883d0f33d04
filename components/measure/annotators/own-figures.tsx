import { useTranslations } from "next-intl";
import { getMyFigures, type MyFigures } from "@/lib/domain/api/annotators";
import { urlOf } from "@/lib/domain/api/client";
import { ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/states";
import { Refresh } from "../refresh";
import { AnnotatorFigures } from "./annotator-figures";
import { useAnnotatorSentence } from "./use-annotator-sentence";

/** An annotator's own figures; null where the project does not show them. */
export function OwnFigures({ projectId, result }: { projectId: string; result: MyFigures | null }) {
  const t = useTranslations("annotators");
  const sentence = useAnnotatorSentence();
  const figures = result?.figures;
  const api = urlOf(getMyFigures, { params: { projectId } });
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-8">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="max-w-3xl grow basis-96 text-2xl font-semibold text-balance">
          {figures ? sentence(figures, null) : t("own")}
        </h1>
        <ButtonLink href={`/projects/${projectId}/annotate`}>{t("backToTasks")}</ButtonLink>
      </div>
      {result === null ? (
        <EmptyState title={t("ownHidden")}>{t("ownHiddenHint")}</EmptyState>
      ) : (
        <>
          <Refresh isThere={!!figures || result.since === null} isFresh={figures?.isFresh ?? false} />
          {!figures && <EmptyState title={t("noFigures")}>{t("noFiguresHint")}</EmptyState>}
          {figures && (
            <>
              <p className="text-sm text-quiet">{t("ownHint")}</p>
              <AnnotatorFigures figures={figures} api={api} />
            </>
          )}
        </>
      )}
    </main>
  );
}
