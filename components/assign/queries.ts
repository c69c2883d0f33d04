import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { planTasks } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import type { PlanInput } from "@/lib/domain/plan";

export function plan(projectId: string, wish: PlanInput, dryRun: boolean) {
  return callApi(planTasks, { params: { projectId }, body: { ...wish, dryRun } });
}

/** What a plan would make, counted by the server. */
export const planPreviewQuery = (projectId: string, wish: PlanInput) =>
  queryOptions({
    queryKey: ["project", projectId, "plan", wish],
    queryFn: () => plan(projectId, wish, true),
    placeholderData: keepPreviousData,
  });
