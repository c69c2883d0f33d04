"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { callApi } from "@/lib/domain/api/client";
import { acknowledgeGuidelines } from "@/lib/domain/api/desk";
import { RichText } from "../../content/rich-text";
import { useChange } from "../../shell/use-api";
import { Button } from "../../ui/button";
import { EmptyState, ErrorState, Loading } from "../../ui/states";
import { deskQuery, ownGuidelinesQuery } from "../queries";
import { TextChange } from "./text-change";

/** The guidelines; what has changed since they were last acknowledged is shown first, and can be acknowledged. */
export function Guidelines({ projectId }: { projectId: string }) {
  const t = useTranslations("desk");
  const client = useQueryClient();
  const guidelines = useQuery(ownGuidelinesQuery(projectId));
  const [isWhole, setWhole] = useState(false);
  const acknowledge = useChange({
    mutationFn: (version: number) => callApi(acknowledgeGuidelines, { params: { projectId, version } }),
    onSuccess: () =>
      Promise.all(
        [ownGuidelinesQuery(projectId), deskQuery(projectId)].map(({ queryKey }) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
  if (guidelines.isPending) return <Loading />;
  if (guidelines.isError) return <ErrorState error={guidelines.error} retry={() => guidelines.refetch()} />;
  const { version, body, acknowledged } = guidelines.data;
  if (body.trim() === "" && !acknowledged?.body) return <EmptyState title={t("guidelines.none")} />;
  const isNew = acknowledged === null || acknowledged.version < version;
  const before = isNew && acknowledged && acknowledged.body.trim() !== "" ? acknowledged : null;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <p className="text-sm text-quiet">
          {before
            ? t("guidelines.changed", { before: before.version, version })
            : t("guidelines.version", { version })}
        </p>
        {before && (
          <Button kind="quiet" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? t("guidelines.showChange") : t("guidelines.showWhole")}
          </Button>
        )}
      </div>
      {before && !isWhole ? <TextChange before={before.body} after={body} /> : <RichText text={body} />}
      {isNew && (
        <div className="sticky -bottom-3 mt-4 border-t border-line bg-paper py-3">
          <Button kind="primary" disabled={acknowledge.isPending} onClick={() => acknowledge.mutate(version)}>
            {t("guidelines.acknowledge")}
          </Button>
        </div>
      )}
    </>
  );
}
