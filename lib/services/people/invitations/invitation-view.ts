import type { Invitation } from "@/db/queries/people/invitation";

/** A project's invitation as the API shows it: without the token, of which only the hash is known. */
export function invitationView({ id, role, email, usesLeft, expiresAt }: Invitation) {
  if (!role) throw new Error("an invitation to a project has a role");
  return { id, role, email, usesLeft, expiresAt: expiresAt.toISOString() };
}
