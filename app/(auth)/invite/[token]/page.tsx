import { InvitationForm } from "@/components/people/invitation-form";
import { getActor } from "@/lib/server/session";

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const actor = await getActor();
  return <InvitationForm token={(await params).token} signedInAs={actor?.name ?? null} />;
}
