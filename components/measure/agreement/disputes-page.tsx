import { useTranslations } from "next-intl";
import type { Dispute } from "@/lib/domain/api/agreement-parts";
import { ButtonLink } from "../../ui/button";
import { Card, PageHeader } from "../../ui/card";
import { EmptyState } from "../../ui/states";
import { DisputeList } from "./dispute-list";

/** Every task whose annotators disagree, page by page. */
export function DisputesPage({
  projectId,
  judges,
  page,
  mayAsk,
}: {
  projectId: string;
  judges: string;
  page: { rows: Dispute[]; nextCursor: string | null };
  mayAsk: boolean;
}) {
  const t = useTranslations("annotators");
  const query = (cursor: string) => new URLSearchParams({ judges, limit: "50", cursor });
  return (
    <>
      <PageHeader title={t("disputes")}>
        <ButtonLink href={`/projects/${projectId}/agreement?judges=${judges}`}>
          {t("backToAgreement")}
        </ButtonLink>
      </PageHeader>
      {page.rows.length === 0 ? (
        <EmptyState title={t("noDisputes")} />
      ) : (
        <Card>
          <p className="mb-3 text-sm text-quiet">{t("disputesHint")}</p>
          <DisputeList projectId={projectId} rows={page.rows} mayAsk={mayAsk} />
          {page.nextCursor && (
            <ButtonLink
              className="mt-4"
              href={`/projects/${projectId}/agreement/disputes?${query(page.nextCursor)}`}
            >
              {t("nextPage")}
            </ButtonLink>
          )}
        </Card>
      )}
    </>
  );
}
