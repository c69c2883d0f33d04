import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import { type LockedAnnotator, lockAnnotator } from "@/db/queries/assign/annotator";
import type { Sql } from "@/db/queries/sql";
import type { Actor } from "@/lib/domain/actor";

/** Does something in one transaction as the annotator that the actor is in a project, made where he is new there. */
export async function asAnnotator<Result>(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  work: (sql: Sql, annotator: LockedAnnotator) => Promise<Result>,
): Promise<Result> {
  return database.sql.begin(async (sql) => {
    const person = { projectId, userId: actor.userId, name: actor.name, newId: newId() };
    return work(sql, await lockAnnotator(sql, person));
  }) as Promise<Result>;
}
