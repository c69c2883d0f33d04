import { notFound, redirect } from "next/navigation";
import type { z } from "zod";
import { getDatabase, type OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import { may } from "@/lib/domain/permission";
import { getProject } from "@/lib/services/people/projects/get-project";
import { getActor } from "./session";

/** What Next hands to a page of a project. */
export interface PageContext {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * A project's page that shows figures: who looks at it, and its query by the same schema as the API's. Whoever may not
 * see figures finds nothing here; what cannot be read in the query falls back to what is usual.
 */
export async function readPage<Query extends z.ZodObject>(
  { params, searchParams }: PageContext,
  page: string,
  schema: Query,
): Promise<{ actor: Actor; projectId: string; query: z.output<Query>; database: OpenDatabase }> {
  const { projectId } = await params;
  const actor = await getActor();
  if (!actor) redirect(`/signin?next=/projects/${projectId}/${page}`);
  const database = getDatabase();
  const project = await getProject(database, actor, projectId).catch(() => null);
  if (!project || !may(project.role ?? "lead", "results.read")) notFound();
  const asked = schema.safeParse(await searchParams);
  return { actor, projectId, query: asked.success ? asked.data : schema.parse({}), database };
}
