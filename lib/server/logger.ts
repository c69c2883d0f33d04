import pino from "pino";

/** One JSON line an event, on standard error. */
export const logger = pino({ level: process.env.LOG_LEVEL ?? "warn" }, pino.destination(2));
