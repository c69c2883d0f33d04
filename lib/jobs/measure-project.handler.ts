import { measureProject as work } from "@/lib/services/measure/measure-project";
import { handleJob } from "./job";
import { measureProject } from "./measure-project";

export const measureProjectHandler = handleJob(measureProject, ({ projectId }, { database, measuring }) =>
  work(database, measuring, projectId),
);
