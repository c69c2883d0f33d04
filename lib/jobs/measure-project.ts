import { z } from "zod";
import { judgeFilterSchema } from "@/lib/domain/annotator";
import { measureProjectJob } from "@/lib/services/measure/get-results";
import type { Job } from "./job";

/** Computes agreement and ratings of one project for one kind of judges. */
export const measureProject = {
  name: measureProjectJob,
  payload: z.object({ projectId: z.uuid(), judges: judgeFilterSchema }),
} satisfies Job;
