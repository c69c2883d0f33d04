import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppHeader } from "@/components/shell/app-header";
import { getActor } from "@/lib/server/session";

export default async function LeadLayout({ children }: { children: ReactNode }) {
  const actor = await getActor();
  if (!actor) redirect("/signin");
  return (
    <>
      <AppHeader name={actor.name} />
      {children}
    </>
  );
}
