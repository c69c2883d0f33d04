import * as contract from "@/lib/domain/api/people";
import { route } from "@/lib/server/route";
import { changeMember } from "@/lib/services/people/members/change-member";
import { removeMember } from "@/lib/services/people/members/remove-member";

export const PATCH = route(contract.changeMember, ({ actor, params, body, database }) =>
  changeMember(database, actor, params.projectId, params.userId, body.role),
);

export const DELETE = route(contract.removeMember, ({ actor, params, database }) =>
  removeMember(database, actor, params.projectId, params.userId),
);
