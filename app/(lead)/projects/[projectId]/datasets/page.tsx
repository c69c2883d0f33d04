import { getTranslations } from "next-intl/server";
import { DatasetList } from "@/components/release/dataset/dataset-list";

export async function generateMetadata() {
  return { title: (await getTranslations("dataset"))("title") };
}

export default async function DatasetsPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <DatasetList projectId={(await params).projectId} />;
}
