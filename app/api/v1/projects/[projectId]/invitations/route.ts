import * as contract from "@/lib/domain/api/people";
import { invitationLink } from "@/lib/server/env";
import { route } from "@/lib/server/route";
import { createInvitation } from "@/lib/services/people/invitations/create-invitation";
import { listInvitations } from "@/lib/services/people/invitations/list-invitations";

export const GET = route(contract.listInvitations, async ({ actor, params, database }) => ({
  invitations: await listInvitations(database, actor, params.projectId),
}));

export const POST = route(contract.createInvitation, async ({ actor, params, body, database }) => {
  const { invitation, token } = await createInvitation(database, actor, params.projectId, body);
  return { ...invitation, link: invitationLink(token) };
});
