import { isDeepStrictEqual } from "node:util";
import type { OpenDatabase } from "@/db/client";
import { insertProtocolVersion, lockNewestProtocol } from "@/db/queries/assign/protocol";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { findProtocol, updateProtocolVersion } from "@/db/queries/people/protocol";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import type { Protocol } from "@/lib/domain/protocol";
import { authorise } from "../authorise";
import { getProject } from "./get-project";

/**
 * Sets the protocol: a new version, which new judgments are made under. The protocol in force given again changes nothing.
 * @throws ConcordError not_found | forbidden
 */
export async function changeProtocol(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  protocol: Protocol,
) {
  await authorise(database.db, actor, projectId, "project.change");
  await database.db.transaction(async (tx) => {
    const newest = await lockNewestProtocol(tx, projectId);
    if (!newest) throw new ConcordError("not_found", "There is no such project.");
    if (isDeepStrictEqual(await findProtocol(tx, projectId), protocol)) return;
    const version = newest.version + 1;
    await insertProtocolVersion(tx, { projectId, version, protocol, createdBy: actor.userId });
    await updateProtocolVersion(tx, projectId, version);
    const event = { projectId, userId: actor.userId, subject: `version ${version}` };
    await insertAuditEvent(tx, { ...event, action: "protocol.change" });
  });
  return getProject(database, actor, projectId);
}
