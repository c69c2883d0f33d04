import { z } from "zod";
import { fileFormatSchema, presetNameSchema } from "@/lib/domain/dataset/export";
import { writeExportJob } from "@/lib/services/release/dataset-export/start-export";
import type { Job } from "./job";

/** Writes a dataset in the format of one training stack. */
export const writeExport = {
  name: writeExportJob,
  payload: z.object({
    projectId: z.uuid(),
    number: z.number().int(),
    preset: presetNameSchema,
    format: fileFormatSchema,
  }),
} satisfies Job;
