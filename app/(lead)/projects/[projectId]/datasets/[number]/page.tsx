import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DatasetPage } from "@/components/release/dataset/dataset-page";

interface Context {
  params: Promise<{ projectId: string; number: string }>;
}

export async function generateMetadata({ params }: Context) {
  const { number } = await params;
  return { title: (await getTranslations("dataset"))("numbered", { number }) };
}

export default async function OneDatasetPage({ params }: Context) {
  const { projectId, number } = await params;
  if (!/^[1-9]\d{0,8}$/.test(number)) notFound();
  return <DatasetPage projectId={projectId} number={Number(number)} />;
}
