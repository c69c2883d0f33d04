import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { JudgeFilter } from "@/lib/domain/annotator";
import { callApi } from "@/lib/domain/api/client";
import { getFreshness, getResults, listPreferences } from "@/lib/domain/api/measure";

/** A project's figures; asked again while they are being computed, and now and then while people judge. */
export const resultsQuery = (projectId: string, judges: JudgeFilter) =>
  queryOptions({
    queryKey: ["project", projectId, "results", judges],
    queryFn: () => callApi(getResults, { params: { projectId }, query: { judges } }),
    refetchInterval: (query) => {
      if (query.state.status === "error") return false;
      return query.state.data?.figures?.isFresh ? 5_000 : 1_000;
    },
    staleTime: 0,
  });

/** Whether figures were made anew: asked often, since it is little. */
export const freshnessQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "freshness"],
    queryFn: () => callApi(getFreshness, { params: { projectId } }),
    refetchInterval: (query) => (query.state.data?.isFresh ? 2_000 : 1_000),
    staleTime: 0,
  });

export const preferencesQuery = (projectId: string, judges: JudgeFilter) =>
  infiniteQueryOptions({
    queryKey: ["project", projectId, "preferences", judges],
    queryFn: ({ pageParam }) =>
      callApi(listPreferences, {
        params: { projectId },
        query: { judges, limit: 50, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
