import { fillDataset as work } from "@/lib/services/release/datasets/fill-dataset";
import { fillDataset } from "./fill-dataset";
import { handleJob } from "./job";

export const fillDatasetHandler = handleJob(fillDataset, (payload, { database }) => work(database, payload));
