import { measureProject as work } from "@/lib/services/measure/measure-project";
import { handleJob } from "./job";
import { measureProject } from "./measure-project";

export const measureProjectHandler = handleJob(measureProject, ({ projectId, judges, wish }, { database }) =>
  work(database, projectId, judges, wish),
);
