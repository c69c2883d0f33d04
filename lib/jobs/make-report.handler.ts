import { makeReport as work } from "@/lib/services/release/reports/make-report";
import { handleJob } from "./job";
import { makeReport } from "./make-report";

export const makeReportHandler = handleJob(makeReport, ({ projectId, wish }, { database, signal }) =>
  work(database, projectId, wish, signal),
);
