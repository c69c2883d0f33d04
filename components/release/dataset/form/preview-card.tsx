"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import { Card } from "../../../ui/card";
import { ErrorState } from "../../../ui/states";
import { Balance, ModelCoverage, OmissionTable } from "../coverage-tables";
import { previewQuery } from "../queries";
import { SplitBar } from "../split-bar";
import { SummaryFigures } from "../summary-figures";

/** What the recipe would give now. While newer figures are on their way the ones before stay, paler. */
export function PreviewCard({ projectId, recipe }: { projectId: string; recipe: Recipe }) {
  const t = useTranslations("dataset");
  const query = useQuery(previewQuery(projectId, recipe));
  const { data } = query;
  const isOld = query.isPlaceholderData || data?.isFresh === false;
  const summary = data?.value?.summary;
  return (
    <Card title={t("preview")}>
      <p role="status" className="mb-3 min-h-5 text-sm text-quiet">
        {query.isError ? "" : isOld || !data ? t("counting") : t("counted")}
      </p>
      {query.isError && <ErrorState error={query.error} retry={() => query.refetch()} />}
      {data?.state === "failed" && (
        <p role="alert" className="text-error">
          {t(`failures.${data.failure ?? "internal"}`)}
        </p>
      )}
      <div className="min-h-96">
        {summary && summary.judgments === 0 && <p className="mb-4 font-medium">{t("failures.empty")}</p>}
        {summary && (
          <div className={isOld ? "flex flex-col gap-5 text-quiet" : "flex flex-col gap-5"}>
            <SummaryFigures summary={summary} />
            <SplitBar summary={summary} />
            <section>
              <h3 className="mb-1 font-medium">{t("omitted")}</h3>
              <OmissionTable summary={summary} />
            </section>
            <section>
              <h3 className="mb-1 font-medium">{t("models")}</h3>
              <ModelCoverage summary={summary} />
            </section>
            <Balance summary={summary} />
          </div>
        )}
      </div>
    </Card>
  );
}
