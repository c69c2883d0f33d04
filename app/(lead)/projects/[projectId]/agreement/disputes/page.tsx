import { getTranslations } from "next-intl/server";
import { DisputesPage } from "@/components/measure/agreement/disputes-page";
import { listDisputes as contract } from "@/lib/domain/api/agreement-parts";
import { may } from "@/lib/domain/permission";
import { type PageContext, readPage } from "@/lib/server/page";
import { listDisputes } from "@/lib/services/measure/list-disputes";

export async function generateMetadata() {
  return { title: (await getTranslations("annotators"))("disputes") };
}

export default async function Page(context: PageContext) {
  const page = await readPage(context, "agreement/disputes", contract.query, "judgments.read");
  const { actor, database, projectId, query, role } = page;
  const found = await listDisputes(database, actor, projectId, query);
  return (
    <DisputesPage projectId={projectId} judges={query.judges} page={found} mayAsk={may(role, "tasks.plan")} />
  );
}
