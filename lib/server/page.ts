import { notFound, redirect } from "next/navigation";
import type { z } from "zod";
import { getDatabase, type OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import { idSchema } from "@/lib/domain/api/contract";
import { type Action, may, type Role } from "@/lib/domain/permission";
import { getProject } from "@/lib/services/people/projects/get-project";
import { getActor } from "./session";

/** What Next hands to a page of a project. */
export interface PageContext {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The project that an address names. What is no id at all names none: the page is not found. */
export async function readProjectId(params: PageContext["params"]): Promise<string> {
  const { projectId } = await params;
  if (!idSchema.safeParse(projectId).success) notFound();
  return projectId;
}

/** A page of a project about whoever looks at it. */
export async function readOwnPage(
  { params }: Pick<PageContext, "params">,
  page: string,
): Promise<{ actor: Actor; projectId: string; database: OpenDatabase }> {
  const projectId = await readProjectId(params);
  const actor = await getActor();
  if (!actor) redirect(`/signin?next=/projects/${projectId}/${page}`);
  return { actor, projectId, database: getDatabase() };
}

export interface ProjectPage<Query> {
  actor: Actor;
  /** Whoever is no member and got here is an administrator, who acts as a lead. */
  role: Role;
  projectId: string;
  query: Query;
  database: OpenDatabase;
}

/**
 * A project's page that shows figures: who looks at it, and its query by the same schema as the API's. Whoever may not
 * see figures finds nothing here; what cannot be read in the query falls back to what is usual.
 */
export async function readPage<Query extends z.ZodObject>(
  { params, searchParams }: PageContext,
  page: string,
  schema: Query,
  action: Action = "results.read",
): Promise<ProjectPage<z.output<Query>>> {
  const projectId = await readProjectId(params);
  const actor = await getActor();
  if (!actor) redirect(`/signin?next=/projects/${projectId}/${page}`);
  const database = getDatabase();
  const project = await getProject(database, actor, projectId).catch(() => null);
  const role = project?.role ?? "lead";
  if (!project || !may(role, action)) notFound();
  const asked = schema.safeParse(await searchParams);
  return { actor, role, projectId, query: asked.success ? asked.data : schema.parse({}), database };
}
