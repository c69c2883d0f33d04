import * as contract from "@/lib/domain/api/people";
import { route } from "@/lib/server/route";
import { revokeInvitation } from "@/lib/services/people/invitations/revoke-invitation";

export const DELETE = route(contract.revokeInvitation, ({ actor, params, database }) =>
  revokeInvitation(database, actor, params.projectId, params.invitationId),
);
