import { fillDatasetJob, fillDatasetPayload } from "@/lib/services/release/datasets/freeze-dataset";
import type { Job } from "./job";

/** Writes down what a frozen dataset holds. */
export const fillDataset = { name: fillDatasetJob, payload: fillDatasetPayload } satisfies Job;
