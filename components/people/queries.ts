import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/domain/api/client";
import {
  getInvitation,
  getMe,
  listApiTokens,
  listInvitations,
  listMembers,
  listSessions,
} from "@/lib/domain/api/people";
import { getGuidelines, getProject, listProjects } from "@/lib/domain/api/projects";

export const meQuery = queryOptions({ queryKey: ["me"], queryFn: () => callApi(getMe) });
export const projectsQuery = queryOptions({ queryKey: ["projects"], queryFn: () => callApi(listProjects) });
export const tokensQuery = queryOptions({ queryKey: ["tokens"], queryFn: () => callApi(listApiTokens) });
export const sessionsQuery = queryOptions({ queryKey: ["sessions"], queryFn: () => callApi(listSessions) });

export const projectQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId],
    queryFn: () => callApi(getProject, { params: { projectId } }),
  });

export const guidelinesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "guidelines"],
    queryFn: () => callApi(getGuidelines, { params: { projectId } }),
  });

export const membersQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "members"],
    queryFn: () => callApi(listMembers, { params: { projectId } }),
  });

export const invitationsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "invitations"],
    queryFn: () => callApi(listInvitations, { params: { projectId } }),
  });

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation", token],
    queryFn: () => callApi(getInvitation, { params: { token } }),
    retry: false,
  });
