import type { TaskList } from "graphile-worker";
import { deliverMessageHandler } from "./deliver-message.handler";
import { expireLeasesHandler } from "./expire-leases.handler";
import { fillDatasetHandler } from "./fill-dataset.handler";
import { importFilesHandler } from "./import-files.handler";
import type { JobContext, JobHandler } from "./job";
import { makeReportHandler } from "./make-report.handler";
import { makeTasksHandler } from "./make-tasks.handler";
import { measureProjectHandler } from "./measure-project.handler";
import { sweepHandler } from "./sweep.handler";
import { writeExportHandler } from "./write-export.handler";

/** Every job that a worker does. A new one: <job>.ts, <job>.handler.ts, and a line here. */
const handlers: readonly JobHandler[] = [
  deliverMessageHandler,
  expireLeasesHandler,
  fillDatasetHandler,
  importFilesHandler,
  makeReportHandler,
  makeTasksHandler,
  measureProjectHandler,
  sweepHandler,
  writeExportHandler,
];

/** When jobs are done without being asked for: minute, hour, day, month, weekday (UTC). */
export const crontab = "7 * * * * sweep\n* * * * * expire-leases";

/** The handlers as the queue calls them. */
export function tasksOf(tools: Omit<JobContext, "signal">): TaskList {
  return Object.fromEntries(
    handlers.map(({ name, handle }) => [
      name,
      (payload: unknown, { abortSignal }: { abortSignal: AbortSignal }) =>
        handle(payload, { ...tools, signal: abortSignal }),
    ]),
  );
}
