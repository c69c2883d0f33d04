import { getTranslations } from "next-intl/server";
import { OwnFigures } from "@/components/measure/annotators/own-figures";
import { AppHeader } from "@/components/shell/app-header";
import { ConcordError } from "@/lib/domain/error";
import { type PageContext, readOwnPage } from "@/lib/server/page";
import { getMyFigures } from "@/lib/services/measure/get-my-figures";

export async function generateMetadata() {
  return { title: (await getTranslations("annotators"))("own") };
}

export default async function Page(context: PageContext) {
  const { actor, projectId, database } = await readOwnPage(context, "my-figures");
  const result = await getMyFigures(database, actor, projectId).catch((error: unknown) => {
    if (error instanceof ConcordError) return null;
    throw error;
  });
  return (
    <>
      <AppHeader name={actor.name} />
      <OwnFigures projectId={projectId} result={result} />
    </>
  );
}
