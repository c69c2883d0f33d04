import { z } from "zod";
import type { Job } from "./job";

/** Every minute: leases that have run out end, and their tasks are free again. */
export const expireLeases = { name: "expire-leases", payload: z.object({}) } satisfies Job;
