import { z } from "zod";
import { licenseSchema } from "../license";
import { roleSchema } from "../permission";
import { newProjectSchema, progressSchema, projectSettingsSchema } from "../project";
import { protocolSchema } from "../protocol";
import { contract, idSchema, projectParams, timeSchema } from "./contract";

export const projectRowSchema = z.object({
  id: idSchema,
  name: z.string(),
  description: z.string(),
  isDemo: z.boolean(),
  /** Null for an administrator who is not a member. */
  role: roleSchema.nullable(),
  createdAt: timeSchema,
});

export const projectSchema = projectRowSchema.extend({
  leaseSeconds: z.number(),
  annotatorsSeeOwnFigures: z.boolean(),
  license: licenseSchema.nullable(),
  protocolVersion: z.number(),
  guidelineVersion: z.number(),
  protocol: protocolSchema,
  /** Null for annotators: they see their own day instead. */
  progress: progressSchema.nullable(),
});
export type ProjectView = z.infer<typeof projectSchema>;

export const listProjects = contract({
  method: "GET",
  path: "/projects",
  stage: "people",
  summary: "The projects one belongs to; all of them for the administrator",
  access: "signed-in",
  response: z.object({ projects: z.array(projectRowSchema) }),
});

export const createProject = contract({
  method: "POST",
  path: "/projects",
  stage: "people",
  summary: "Start a project; whoever starts it leads it",
  access: "signed-in",
  body: newProjectSchema,
  response: projectSchema,
});

export const getProject = contract({
  method: "GET",
  path: "/projects/{projectId}",
  stage: "people",
  summary: "One project: protocol, versions, progress",
  access: "project.read",
  params: projectParams,
  response: projectSchema,
});

export const changeProject = contract({
  method: "PATCH",
  path: "/projects/{projectId}",
  stage: "people",
  summary: "Change a project's settings",
  access: "project.change",
  params: projectParams,
  body: projectSettingsSchema.partial(),
  response: projectSchema,
});

export const changeProtocol = contract({
  method: "PUT",
  path: "/projects/{projectId}/protocol",
  stage: "people",
  summary: "Set the protocol: a new version, used by open tasks of the same comparison",
  access: "project.change",
  params: projectParams,
  body: protocolSchema,
  response: projectSchema,
});

const guidelinesSchema = z.object({ version: z.number(), body: z.string(), createdAt: timeSchema });

export const getGuidelines = contract({
  method: "GET",
  path: "/projects/{projectId}/guidelines",
  stage: "people",
  summary: "The current guidelines (Markdown)",
  access: "project.read",
  params: projectParams,
  response: guidelinesSchema,
});

export const changeGuidelines = contract({
  method: "PUT",
  path: "/projects/{projectId}/guidelines",
  stage: "people",
  summary: "Write a new version of the guidelines",
  access: "project.change",
  params: projectParams,
  body: z.object({ body: z.string().max(200_000) }),
  response: guidelinesSchema,
});
