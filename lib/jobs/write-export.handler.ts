import { writeExport as work } from "@/lib/services/release/dataset-export/write-export";
import { handleJob } from "./job";
import { writeExport } from "./write-export";

export const writeExportHandler = handleJob(writeExport, (key, { database, signal }) =>
  work(database, key, signal),
);
