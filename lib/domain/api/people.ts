import { z } from "zod";
import { roleSchema } from "../permission";
import { contract, idSchema, projectParams, timeSchema } from "./contract";

export const localeSchema = z.enum(["en", "zh"]);
export const emailSchema = z.email().max(200);
export const passwordSchema = z.string().min(10).max(200);

export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  locale: localeSchema,
  isAdministrator: z.boolean(),
  mayCreateProjects: z.boolean(),
});

export const getMe = contract({
  method: "GET",
  path: "/me",
  stage: "people",
  summary: "Who is asking",
  access: "signed-in",
  response: meSchema,
});

export const changeMe = contract({
  method: "PATCH",
  path: "/me",
  stage: "people",
  summary: "Change one's name, language or password",
  access: "signed-in",
  body: z.object({
    name: z.string().trim().min(1).max(120).optional(),
    locale: localeSchema.optional(),
    password: z.object({ current: z.string(), next: passwordSchema }).optional(),
  }),
  response: meSchema,
});

const memberSchema = z.object({
  userId: idSchema,
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  createdAt: timeSchema,
});

export const listMembers = contract({
  method: "GET",
  path: "/projects/{projectId}/members",
  stage: "people",
  summary: "The people of a project",
  access: "people.manage",
  params: projectParams,
  response: z.object({ members: z.array(memberSchema) }),
});

export const changeMember = contract({
  method: "PATCH",
  path: "/projects/{projectId}/members/{userId}",
  stage: "people",
  summary: "Change a member's role",
  access: "people.manage",
  params: projectParams.extend({ userId: idSchema }),
  body: z.object({ role: roleSchema }),
  response: memberSchema,
});

export const removeMember = contract({
  method: "DELETE",
  path: "/projects/{projectId}/members/{userId}",
  stage: "people",
  summary: "Remove a member; what was judged stays",
  access: "people.manage",
  params: projectParams.extend({ userId: idSchema }),
});

const invitationSchema = z.object({
  id: idSchema,
  role: roleSchema,
  email: z.string().nullable(),
  usesLeft: z.number(),
  expiresAt: timeSchema,
});

export const listInvitations = contract({
  method: "GET",
  path: "/projects/{projectId}/invitations",
  stage: "people",
  summary: "Open invitation links",
  access: "people.manage",
  params: projectParams,
  response: z.object({ invitations: z.array(invitationSchema) }),
});

export const createInvitation = contract({
  method: "POST",
  path: "/projects/{projectId}/invitations",
  stage: "people",
  summary: "Make an invitation link; the link is shown only in this answer",
  access: "people.manage",
  params: projectParams,
  body: z.object({
    role: roleSchema,
    email: emailSchema.optional(),
    uses: z.number().int().min(1).max(1_000).default(1),
    days: z.number().int().min(1).max(90).default(14),
  }),
  response: invitationSchema.extend({ link: z.string() }),
});

export const revokeInvitation = contract({
  method: "DELETE",
  path: "/projects/{projectId}/invitations/{invitationId}",
  stage: "people",
  summary: "Revoke an invitation link",
  access: "people.manage",
  params: projectParams.extend({ invitationId: idSchema }),
});

const tokenParams = z.object({ token: z.string().min(20).max(100) });

export const getInvitation = contract({
  method: "GET",
  path: "/invitations/{token}",
  stage: "people",
  summary: "What an invitation link leads to",
  access: "public",
  params: tokenParams,
  response: z.object({
    /** Null: the link makes the first administrator of this instance. */
    project: z.object({ id: idSchema, name: z.string() }).nullable(),
    role: roleSchema.nullable(),
    email: z.string().nullable(),
  }),
});

export const acceptInvitation = contract({
  method: "POST",
  path: "/invitations/{token}/accept",
  stage: "people",
  summary: "Accept an invitation: as the person signed in, or with a new account",
  access: "public",
  params: tokenParams,
  body: z.object({
    account: z
      .object({
        name: z.string().trim().min(1).max(120),
        email: emailSchema,
        password: passwordSchema,
        locale: localeSchema.default("en"),
      })
      .optional(),
  }),
  response: z.object({ projectId: idSchema.nullable(), userId: idSchema }),
});

const apiTokenSchema = z.object({
  id: idSchema,
  name: z.string(),
  projectId: idSchema.nullable(),
  readOnly: z.boolean(),
  exportsOnly: z.boolean(),
  createdAt: timeSchema,
  lastUsedAt: timeSchema.nullable(),
  expiresAt: timeSchema.nullable(),
});

export const listApiTokens = contract({
  method: "GET",
  path: "/tokens",
  stage: "people",
  summary: "One's API tokens",
  access: "signed-in",
  response: z.object({ tokens: z.array(apiTokenSchema) }),
});

export const createApiToken = contract({
  method: "POST",
  path: "/tokens",
  stage: "people",
  summary: "Make an API token; the token is shown only in this answer",
  access: "signed-in",
  body: z.object({
    name: z.string().trim().min(1).max(80),
    projectId: idSchema.nullable().default(null),
    readOnly: z.boolean().default(false),
    /** Opens the files of exports and nothing else; may stand in an address as `?token=`. */
    exportsOnly: z.boolean().default(false),
    days: z.number().int().min(1).max(3650).nullable().default(null),
  }),
  response: apiTokenSchema.extend({ token: z.string() }),
});

export const revokeApiToken = contract({
  method: "DELETE",
  path: "/tokens/{tokenId}",
  stage: "people",
  summary: "Revoke an API token",
  access: "signed-in",
  params: z.object({ tokenId: idSchema }),
});

export const listSessions = contract({
  method: "GET",
  path: "/sessions",
  stage: "people",
  summary: "One's signed-in browsers",
  access: "signed-in",
  response: z.object({
    sessions: z.array(
      z.object({ id: z.string(), userAgent: z.string(), createdAt: timeSchema, isCurrent: z.boolean() }),
    ),
  }),
});

export const revokeSession = contract({
  method: "DELETE",
  path: "/sessions/{sessionId}",
  stage: "people",
  summary: "Sign one browser out",
  access: "signed-in",
  params: z.object({ sessionId: z.string() }),
});
