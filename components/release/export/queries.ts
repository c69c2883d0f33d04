import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/domain/api/client";
import { type ExportView, listDatasetExports } from "@/lib/domain/api/dataset-export";

const isGoing = ({ state }: ExportView) => state === "waiting" || state === "writing";

/** A dataset's exports and presets, asked again while one is being written. */
export const datasetExportsQuery = (projectId: string, number: number) =>
  queryOptions({
    queryKey: ["project", projectId, "datasets", number, "exports"],
    queryFn: () => callApi(listDatasetExports, { params: { projectId, number } }),
    refetchInterval: (query) => (query.state.data?.exports.some(isGoing) ? 1_000 : false),
    staleTime: 0,
  });
