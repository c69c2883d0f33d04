import * as contract from "@/lib/domain/api/people";
import { route } from "@/lib/server/route";
import { listMembers } from "@/lib/services/people/members/list-members";

export const GET = route(contract.listMembers, async ({ actor, params, database }) => ({
  members: await listMembers(database, actor, params.projectId),
}));
