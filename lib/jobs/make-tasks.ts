import { z } from "zod";
import { planSchema } from "@/lib/domain/plan";
import { makeTasksJob } from "@/lib/services/assign/plan-tasks";
import type { Job } from "./job";

/** Makes the tasks of a project that is too large to be planned within a request. */
export const makeTasks = {
  name: makeTasksJob,
  payload: z.object({ projectId: z.uuid(), userId: z.uuid(), plan: planSchema }),
} satisfies Job;
