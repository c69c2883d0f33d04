import type { z } from "zod";
import type { Connection, OpenDatabase } from "@/db/client";
import { insertJob, type JobOptions } from "@/db/queries/instance/job";
import type { MeasuringTools } from "@/lib/services/measure/measure-project";

/** Long work by name, with what it needs to know. Its handler stands beside it in <job>.handler.ts. */
export interface Job<Payload extends z.ZodType = z.ZodType> {
  name: string;
  payload: Payload;
}

export interface JobContext {
  database: OpenDatabase;
  measuring: MeasuringTools;
  /** Aborted when the worker is asked to stop: what can stop early then should. */
  signal: AbortSignal;
}

export interface JobHandler {
  name: string;
  handle(payload: unknown, context: JobContext): Promise<void>;
}

/** Joins a job and its work: what comes from the queue is parsed first. */
export function handleJob<Payload extends z.ZodType>(
  job: Job<Payload>,
  work: (payload: z.output<Payload>, context: JobContext) => Promise<void>,
): JobHandler {
  return {
    name: job.name,
    handle: async (payload, context) => work(job.payload.parse(payload), context),
  };
}

/** Asks for a job to be done soon, by whichever worker is free. Within a transaction: when that commits. */
export async function enqueueJob<Payload extends z.ZodType>(
  db: Connection,
  job: Job<Payload>,
  payload: z.input<Payload>,
  options: JobOptions = {},
): Promise<void> {
  await insertJob(db, job.name, job.payload.parse(payload), options);
}
