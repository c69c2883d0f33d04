import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AnnotatorsPage } from "@/components/measure/annotators/annotators-page";
import { listAnnotators as contract } from "@/lib/domain/api/annotators";
import { type PageContext, readPage } from "@/lib/server/page";
import { listAnnotators } from "@/lib/services/measure/list-annotators";

export async function generateMetadata() {
  return { title: (await getTranslations("people.nav"))("annotators") };
}

const query = contract.query.extend({ whole: z.string().optional() });

export default async function Page(context: PageContext) {
  const page = await readPage(context, "annotators", query, "judgments.read");
  const { sort, direction, whole } = page.query;
  const result = await listAnnotators(page.database, page.actor, page.projectId, page.query);
  return (
    <AnnotatorsPage
      projectId={page.projectId}
      result={result}
      order={{ sort, direction }}
      isWhole={whole === "1"}
    />
  );
}
