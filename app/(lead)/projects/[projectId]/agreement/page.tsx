import { getTranslations } from "next-intl/server";
import { AgreementPage } from "@/components/measure/agreement/agreement-page";
import { getAgreement as contract } from "@/lib/domain/api/agreement";
import { may } from "@/lib/domain/permission";
import { type PageContext, readPage } from "@/lib/server/page";
import { getAgreement } from "@/lib/services/measure/get-agreement";
import { getAgreementParts } from "@/lib/services/measure/get-agreement-parts";
import { listDisputes } from "@/lib/services/measure/list-disputes";

export async function generateMetadata() {
  return { title: (await getTranslations("people.nav"))("agreement") };
}

export default async function Page(context: PageContext) {
  const { actor, role, projectId, query, database } = await readPage(context, "agreement", contract.query);
  const [result, parts, disputes] = await Promise.all([
    getAgreement(database, actor, projectId, query.judges),
    getAgreementParts(database, actor, projectId, query.judges),
    may(role, "judgments.read")
      ? listDisputes(database, actor, projectId, { judges: query.judges, limit: 10 })
      : null,
  ]);
  return (
    <AgreementPage
      projectId={projectId}
      result={result}
      parts={parts.figures}
      disputes={disputes}
      mayAsk={may(role, "tasks.plan")}
    />
  );
}
