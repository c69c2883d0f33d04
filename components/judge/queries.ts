import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { listOwnJudgments } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import { getDesk, getOwnGuidelines, listOwnProblems, listProblems } from "@/lib/domain/api/desk";

const fiveMinutes = 5 * 60_000;

export const deskQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "desk"],
    queryFn: () => callApi(getDesk, { params: { projectId } }),
    // An answer to a report, or new guidelines, are seen within the hour's reading.
    refetchInterval: fiveMinutes,
    refetchOnWindowFocus: true,
  });

export const ownGuidelinesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "own-guidelines"],
    queryFn: () => callApi(getOwnGuidelines, { params: { projectId } }),
    staleTime: 0,
  });

const firstPage = null as string | null;
const nextCursor = (page: { nextCursor: string | null }) => page.nextCursor;

export const ownJudgmentsQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: ["project", projectId, "own-judgments"],
    queryFn: ({ pageParam }) =>
      callApi(listOwnJudgments, {
        params: { projectId },
        query: { limit: 20, cursor: pageParam ?? undefined },
      }),
    initialPageParam: firstPage,
    getNextPageParam: nextCursor,
    staleTime: 0,
    gcTime: 0,
  });

export const ownProblemsQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: ["project", projectId, "own-problems"],
    queryFn: ({ pageParam }) =>
      callApi(listOwnProblems, {
        params: { projectId },
        query: { limit: 20, cursor: pageParam ?? undefined },
      }),
    initialPageParam: firstPage,
    getNextPageParam: nextCursor,
    staleTime: 0,
  });

export const problemsQuery = (projectId: string, state: "open" | "answered") =>
  infiniteQueryOptions({
    queryKey: ["project", projectId, "problems", state],
    queryFn: ({ pageParam }) =>
      callApi(listProblems, {
        params: { projectId },
        query: { state, limit: 20, cursor: pageParam ?? undefined },
      }),
    initialPageParam: firstPage,
    getNextPageParam: nextCursor,
  });
