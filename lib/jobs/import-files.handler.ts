import { importFiles as work } from "@/lib/services/ingest/import-files";
import { importFiles } from "./import-files";
import { handleJob } from "./job";

export const importFilesHandler = handleJob(importFiles, ({ projectId, importId }, { database, signal }) =>
  work(database, projectId, importId, signal),
);
