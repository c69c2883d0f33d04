import { makeReportJob, makeReportPayload } from "@/lib/services/release/reports/report";
import type { Job } from "./job";

/** Finds out about a recipe or a dataset: a preview, checks, a comparison. */
export const makeReport = { name: makeReportJob, payload: makeReportPayload } satisfies Job;
