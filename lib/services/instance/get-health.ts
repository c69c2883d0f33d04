import type { OpenDatabase } from "@/db/client";
import { pingDatabase } from "@/db/queries/instance/health";
import { ConcordError } from "@/lib/domain/error";

/**
 * Whether the database answers.
 * @throws ConcordError unavailable
 */
export async function getHealth(database: OpenDatabase): Promise<"ok"> {
  await pingDatabase(database.db).catch(() => {
    throw new ConcordError("unavailable", "The database does not answer.");
  });
  return "ok";
}
