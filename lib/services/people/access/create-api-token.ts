import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import { insertApiToken } from "@/db/queries/people/api-token";
import { insertAuditEvent } from "@/db/queries/people/audit";
import type { Actor } from "@/lib/domain/actor";
import { authorise } from "../authorise";
import { apiTokenView } from "./api-token-view";
import { refuseNarrowedToken } from "./refuse-narrowed-token";
import { hashSecretToken, newSecretToken } from "./secret-token";

export interface ApiTokenWish {
  name: string;
  /** Null: for every project of the actor's. */
  projectId: string | null;
  readOnly: boolean;
  /** Opens the files of exports and nothing else, also from a link. */
  exportsOnly?: boolean;
  /** Null: until it is revoked. */
  days: number | null;
}

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Makes an API token with the actor's rights, narrowed at will.
 * @returns the token's view with the token itself, which is kept nowhere and shown only now.
 * @throws ConcordError forbidden | not_found: no such project for the actor
 */
export async function createApiToken(database: OpenDatabase, actor: Actor, wish: ApiTokenWish) {
  refuseNarrowedToken(actor);
  const { name, projectId, readOnly, exportsOnly = false, days } = wish;
  if (projectId) await authorise(database.db, actor, projectId, "project.read");
  const token = newSecretToken("concord_");
  const row = await database.db.transaction(async (tx) => {
    await insertAuditEvent(tx, { projectId, userId: actor.userId, action: "token.create", subject: name });
    return insertApiToken(tx, {
      id: newId(),
      userId: actor.userId,
      projectId,
      name,
      tokenHash: hashSecretToken(token),
      readOnly: readOnly || exportsOnly,
      exportsOnly,
      expiresAt: days === null ? null : new Date(Date.now() + days * dayMs),
    });
  });
  return { ...apiTokenView(row), token };
}
