import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/domain/api/client";
import { getImport, listImports, listPrompts } from "@/lib/domain/api/ingest";

const isGoing = (status?: string) => status === "queued" || status === "running";

/** One import, asked again while it is going on. */
export const importQuery = (projectId: string, importId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "imports", importId],
    queryFn: () => callApi(getImport, { params: { projectId, importId } }),
    refetchInterval: (query) => (isGoing(query.state.data?.status) ? 500 : false),
    staleTime: 0,
  });

export const importsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["project", projectId, "imports"],
    queryFn: () => callApi(listImports, { params: { projectId }, query: { limit: 20 } }),
  });

export const promptsQuery = (projectId: string) =>
  infiniteQueryOptions({
    queryKey: ["project", projectId, "prompts"],
    queryFn: ({ pageParam }) =>
      callApi(listPrompts, { params: { projectId }, query: { limit: 50, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
