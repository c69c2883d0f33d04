import pino from "pino";

/** One JSON line an event, on standard error. A query's parameters are people's data: they stay out of the log. */
export const logger = pino(
  {
    level: process.env.LOG_LEVEL ?? "warn",
    serializers: { error: pino.stdSerializers.err },
    redact: { paths: ["error.params"], remove: true },
  },
  pino.destination(2),
);
