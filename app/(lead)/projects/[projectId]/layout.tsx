import type { ReactNode } from "react";
import { ProjectFrame } from "@/components/people/project-frame";

export default async function ProjectLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ projectId: string }>;
}) {
  return <ProjectFrame projectId={(await params).projectId}>{children}</ProjectFrame>;
}
