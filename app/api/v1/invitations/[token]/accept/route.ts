import * as contract from "@/lib/domain/api/people";
import { route } from "@/lib/server/route";
import { acceptInvitation } from "@/lib/services/people/invitations/accept-invitation";

export const POST = route(contract.acceptInvitation, ({ actor, params, body, database }) =>
  acceptInvitation(database, actor, params.token, body.account),
);
