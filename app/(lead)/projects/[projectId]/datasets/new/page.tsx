import { getTranslations } from "next-intl/server";
import { NewDataset } from "@/components/release/dataset/form/new-dataset";

export async function generateMetadata() {
  return { title: (await getTranslations("dataset"))("new") };
}

export default async function NewDatasetPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <NewDataset projectId={(await params).projectId} />;
}
