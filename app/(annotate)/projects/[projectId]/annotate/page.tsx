import { redirect } from "next/navigation";
import { Annotate } from "@/components/judge/annotate";
import { readProjectId } from "@/lib/server/page";
import { getActor } from "@/lib/server/session";

export default async function AnnotatePage({ params }: { params: Promise<{ projectId: string }> }) {
  const projectId = await readProjectId(params);
  const actor = await getActor();
  if (!actor) redirect(`/signin?next=/projects/${projectId}/annotate`);
  return <Annotate projectId={projectId} userId={actor.userId} name={actor.name} />;
}
