import { measureProjectJob, measureProjectPayload } from "@/lib/services/measure/measurement";
import type { Job } from "./job";

/** Computes some figures of one project for one kind of judges. */
export const measureProject = {
  name: measureProjectJob,
  payload: measureProjectPayload,
} satisfies Job;
