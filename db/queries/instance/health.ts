import { sql } from "drizzle-orm";
import type { Connection } from "@/db/client";

/** Asks the database for an answer, any answer. */
export async function pingDatabase(db: Connection): Promise<void> {
  await db.execute(sql`select 1`);
}
