import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TaskPage } from "@/components/measure/task/task-page";
import { idSchema } from "@/lib/domain/api/contract";
import { getTaskJudgments as contract } from "@/lib/domain/api/task-judgments";
import { may } from "@/lib/domain/permission";
import { type PageContext, readPage } from "@/lib/server/page";
import { getTaskJudgments } from "@/lib/services/measure/get-task-judgments";

export async function generateMetadata() {
  return { title: (await getTranslations("annotators"))("judgments") };
}

type Context = PageContext & { params: Promise<{ projectId: string; taskId: string }> };

export default async function Page(context: Context) {
  const taskId = idSchema.safeParse((await context.params).taskId);
  if (!taskId.success) notFound();
  const page = await readPage(context, `tasks/${taskId.data}`, contract.query, "judgments.read");
  const { actor, database, projectId, role } = page;
  const task = await getTaskJudgments(database, actor, projectId, taskId.data).catch(notFound);
  return <TaskPage projectId={projectId} task={task} mayPlan={may(role, "tasks.plan")} />;
}
