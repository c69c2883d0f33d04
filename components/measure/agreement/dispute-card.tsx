import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Dispute } from "@/lib/domain/api/agreement-parts";
import { Downloads } from "../../charts/downloads";
import { Card } from "../../ui/card";
import { How } from "../how";
import { DisputeList } from "./dispute-list";

/** Where annotators are furthest apart: the tasks worth a look, or one more opinion. */
export function DisputeCard({
  projectId,
  rows,
  hasMore,
  mayAsk,
  judges,
  api,
}: {
  projectId: string;
  rows: readonly Dispute[];
  hasMore: boolean;
  mayAsk: boolean;
  judges: string;
  api: string;
}) {
  const t = useTranslations("annotators");
  return (
    <Card title={t("disputes")}>
      {rows.length === 0 ? (
        <p className="text-quiet">{t("noDisputes")}</p>
      ) : (
        <>
          <DisputeList projectId={projectId} rows={rows} mayAsk={mayAsk} />
          <p className="mt-3 text-sm text-quiet">{t("disputesHint")}</p>
          {hasMore && (
            <p className="mt-2">
              <Link className="underline" href={`/projects/${projectId}/agreement/disputes?judges=${judges}`}>
                {t("allDisputes")}
              </Link>
            </p>
          )}
          <Downloads name="disputes" hasChart={false} />
        </>
      )}
      <How
        formula="D = Σ |x − y| / 2 / pairs of annotators;  x, y ∈ [−1, 1]"
        source={{
          title: "C. Gini, Variabilità e mutabilità (1912)",
          url: "https://en.wikipedia.org/wiki/Mean_absolute_difference",
        }}
        api={api}
      >
        {t("howDisputes")}
      </How>
    </Card>
  );
}
