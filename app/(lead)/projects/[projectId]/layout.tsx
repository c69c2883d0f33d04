import type { ReactNode } from "react";
import { ProjectFrame } from "@/components/people/project-frame";
import { readProjectId } from "@/lib/server/page";

export default async function ProjectLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ projectId: string }>;
}) {
  return <ProjectFrame projectId={await readProjectId(params)}>{children}</ProjectFrame>;
}
