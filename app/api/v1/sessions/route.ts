import * as contract from "@/lib/domain/api/people";
import { route } from "@/lib/server/route";
import { listSessions } from "@/lib/services/people/access/list-sessions";

export const GET = route(contract.listSessions, async ({ actor, database }) => ({
  sessions: await listSessions(database, actor),
}));
