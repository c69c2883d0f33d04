import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** The column that leads every key, so that tables can be distributed by project. */
export const projectId = () => uuid().notNull();

export const createdAt = () => timestamp({ withTimezone: true }).notNull().defaultNow();

/** Hashes and digests. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });
