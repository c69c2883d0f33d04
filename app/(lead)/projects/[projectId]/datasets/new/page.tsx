import { getTranslations } from "next-intl/server";
import { NewDataset } from "@/components/release/dataset/form/new-dataset";

export async function generateMetadata() {
  return { title: (await getTranslations("dataset"))("new") };
}

interface Props {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
}

export default async function NewDatasetPage({ params, searchParams }: Props) {
  const from = Number((await searchParams).from);
  return (
    <NewDataset
      projectId={(await params).projectId}
      from={Number.isSafeInteger(from) && from > 0 ? from : null}
    />
  );
}
