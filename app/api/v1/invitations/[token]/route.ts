import * as contract from "@/lib/domain/api/people";
import { route } from "@/lib/server/route";
import { getInvitation } from "@/lib/services/people/invitations/get-invitation";

export const GET = route(contract.getInvitation, ({ params, database }) =>
  getInvitation(database, params.token),
);
