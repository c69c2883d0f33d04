"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { callApi } from "@/lib/domain/api/client";
import { markGold, unmarkGold } from "@/lib/domain/api/task-judgments";
import { useChange } from "../../shell/use-api";
import { Button } from "../../ui/button";

/** Holds a judgment to be the right answer to its task, or no longer. */
export function GoldButton({
  projectId,
  taskId,
  judgmentId,
  isGold,
}: {
  projectId: string;
  taskId: string;
  judgmentId: string;
  isGold: boolean;
}) {
  const t = useTranslations("annotators");
  const router = useRouter();
  const params = { projectId, taskId };
  const change = useChange({
    mutationFn: async (): Promise<void> => {
      if (isGold) await callApi(unmarkGold, { params });
      else await callApi(markGold, { params, body: { judgmentId } });
    },
    onSuccess: () => {
      toast.success(t(isGold ? "goldTakenBack" : "goldMarked"));
      router.refresh();
    },
  });
  return (
    <Button disabled={change.isPending} onClick={() => change.mutate()}>
      {t(isGold ? "takeGoldBack" : "markGold")}
    </Button>
  );
}
