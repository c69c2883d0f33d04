"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState, Loading } from "../../ui/states";
import { ExportForm } from "./export-form";
import { ExportList } from "./export-list";
import { LinkCard } from "./link-card";
import { datasetExportsQuery } from "./queries";

/** Everything about taking a frozen dataset away: what for, what is lost by it, the files, and links for programs. */
export function DatasetExports({ projectId, number }: { projectId: string; number: number }) {
  const query = useQuery(datasetExportsQuery(projectId, number));
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} retry={() => query.refetch()} />;
  const { presets, exports, pairs, held } = query.data;
  return (
    <div className="flex flex-col gap-6">
      <ExportForm projectId={projectId} number={number} presets={presets} held={held} />
      <ExportList projectId={projectId} number={number} exports={exports} pairs={pairs} />
      <LinkCard projectId={projectId} number={number} exports={exports} />
    </div>
  );
}
