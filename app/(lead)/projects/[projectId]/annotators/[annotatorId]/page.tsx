import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AnnotatorPage } from "@/components/measure/annotators/annotator-page";
import { getAnnotator as contract } from "@/lib/domain/api/annotators";
import { idSchema } from "@/lib/domain/api/contract";
import { may } from "@/lib/domain/permission";
import { type PageContext, readPage } from "@/lib/server/page";
import { getAnnotator } from "@/lib/services/measure/get-annotator";

export async function generateMetadata() {
  return { title: (await getTranslations("annotators"))("annotator") };
}

type Context = PageContext & { params: Promise<{ projectId: string; annotatorId: string }> };

export default async function Page(context: Context) {
  const annotatorId = idSchema.safeParse((await context.params).annotatorId);
  if (!annotatorId.success) notFound();
  const page = await readPage(context, `annotators/${annotatorId.data}`, contract.query, "judgments.read");
  const { actor, database, projectId, query, role } = page;
  const result = await getAnnotator(database, actor, projectId, annotatorId.data, query.judges).catch(
    notFound,
  );
  return (
    <AnnotatorPage
      projectId={projectId}
      annotatorId={annotatorId.data}
      result={result}
      mayAsk={may(role, "tasks.plan")}
    />
  );
}
