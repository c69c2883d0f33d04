import { z } from "zod";
import type { Job } from "./job";

/** Hourly: what has ended and nobody asks for any more is deleted. */
export const sweep = { name: "sweep", payload: z.object({}) } satisfies Job;
