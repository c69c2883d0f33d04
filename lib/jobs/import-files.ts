import { z } from "zod";
import { importFilesJob } from "@/lib/services/ingest/start-import";
import type { Job } from "./job";

/** Reads the files of one import into its project. */
export const importFiles = {
  name: importFilesJob,
  payload: z.object({ projectId: z.uuid(), importId: z.uuid() }),
} satisfies Job;
