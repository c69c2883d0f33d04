import { getTranslations } from "next-intl/server";
import { AgreementPage } from "@/components/measure/agreement/agreement-page";
import { getAgreement as contract } from "@/lib/domain/api/agreement";
import { type PageContext, readPage } from "@/lib/server/page";
import { getAgreement } from "@/lib/services/measure/get-agreement";

export async function generateMetadata() {
  return { title: (await getTranslations("people.nav"))("agreement") };
}

export default async function Page(context: PageContext) {
  const { actor, projectId, query, database } = await readPage(context, "agreement", contract.query);
  const result = await getAgreement(database, actor, projectId, query.judges);
  return <AgreementPage projectId={projectId} result={result} />;
}
