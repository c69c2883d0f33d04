import { makeTasks as work } from "@/lib/services/assign/make-tasks";
import { handleJob } from "./job";
import { makeTasks } from "./make-tasks";

export const makeTasksHandler = handleJob(makeTasks, async ({ projectId, userId, plan }, { database }) => {
  await work(database, { userId }, projectId, { ...plan, dryRun: false });
});
