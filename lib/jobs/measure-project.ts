import { measureProjectJob, measureProjectPayload } from "@/lib/services/measure/measurement";
import type { Job } from "./job";

/** Computes the figures of one project that somebody is looking at. */
export const measureProject = {
  name: measureProjectJob,
  payload: measureProjectPayload,
} satisfies Job;
