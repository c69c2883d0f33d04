import { getTranslations } from "next-intl/server";
import { NeedsPage } from "@/components/measure/needs/needs-page";
import { getNeeds as contract } from "@/lib/domain/api/needs";
import { type PageContext, readPage } from "@/lib/server/page";
import { getNeeds } from "@/lib/services/measure/get-needs";

export async function generateMetadata() {
  return { title: (await getTranslations("people.nav"))("needs") };
}

export default async function Page(context: PageContext) {
  const { actor, projectId, query, database } = await readPage(context, "needs", contract.query);
  const result = await getNeeds(database, actor, projectId, query.judges);
  return <NeedsPage projectId={projectId} result={result} />;
}
