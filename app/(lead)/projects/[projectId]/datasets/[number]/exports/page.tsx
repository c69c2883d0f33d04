import { getTranslations } from "next-intl/server";
import { DatasetExports } from "@/components/release/export/dataset-exports";
import { PageHeader } from "@/components/ui/card";

export default async function DatasetExportsPage({
  params,
}: {
  params: Promise<{ projectId: string; number: string }>;
}) {
  const { projectId, number } = await params;
  const t = await getTranslations("export");
  return (
    <>
      <PageHeader title={t("heading", { number })} />
      <DatasetExports projectId={projectId} number={Number(number)} />
    </>
  );
}
