import { getTranslations } from "next-intl/server";
import { RatingsPage } from "@/components/measure/rating/ratings-page";
import { getRatings as contract } from "@/lib/domain/api/ratings";
import { type PageContext, readPage } from "@/lib/server/page";
import { getRatings } from "@/lib/services/measure/get-ratings";

export async function generateMetadata() {
  return { title: (await getTranslations("people.nav"))("ratings") };
}

export default async function Page(context: PageContext) {
  const { actor, projectId, query, database } = await readPage(context, "ratings", contract.query);
  const result = await getRatings(database, actor, projectId, query.judges, query);
  return <RatingsPage projectId={projectId} result={result} />;
}
