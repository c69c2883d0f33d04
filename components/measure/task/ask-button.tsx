"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { callApi } from "@/lib/domain/api/client";
import { askForOpinion } from "@/lib/domain/api/task-judgments";
import { useChange } from "../../shell/use-api";
import { Button } from "../../ui/button";

/** Has one more annotator judge a task. */
export function AskButton({ projectId, taskId }: { projectId: string; taskId: string }) {
  const t = useTranslations("annotators");
  const router = useRouter();
  const ask = useChange({
    mutationFn: () => callApi(askForOpinion, { params: { projectId, taskId } }),
    onSuccess: ({ overlap }) => {
      toast.success(t("asked", { overlap }));
      router.refresh();
    },
  });
  return (
    <Button className="whitespace-nowrap" disabled={ask.isPending} onClick={() => ask.mutate()}>
      {t("ask")}
    </Button>
  );
}
