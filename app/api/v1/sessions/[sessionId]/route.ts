import * as contract from "@/lib/domain/api/people";
import { route } from "@/lib/server/route";
import { revokeSession } from "@/lib/services/people/access/revoke-session";

export const DELETE = route(contract.revokeSession, ({ actor, params, database }) =>
  revokeSession(database, actor, params.sessionId),
);
