"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { callApi } from "@/lib/domain/api/client";
import { getPrompt } from "@/lib/domain/api/ingest";
import { Messages } from "../content/messages";
import { Button, ButtonLink } from "../ui/button";
import { Badge, Card, PageHeader } from "../ui/card";
import { Dialog } from "../ui/dialog";
import { EmptyState, ErrorState, Loading } from "../ui/states";
import { promptsQuery } from "./queries";

export function PromptList({ projectId }: { projectId: string }) {
  const t = useTranslations("ingest");
  const common = useTranslations("common");
  const prompts = useInfiniteQuery(promptsQuery(projectId));
  const [openId, setOpenId] = useState<string | null>(null);
  if (prompts.isPending) return <Loading />;
  if (prompts.isError) return <ErrorState error={prompts.error} retry={() => prompts.refetch()} />;
  const rows = prompts.data.pages.flatMap((page) => page.rows);
  return (
    <>
      <PageHeader title={t("prompts")} />
      {rows.length === 0 ? (
        <EmptyState title={t("noPrompts")}>
          <ButtonLink kind="primary" href={`/projects/${projectId}/import`}>
            {t("toImport")}
          </ButtonLink>
        </EmptyState>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <li key={row.id} className="flex flex-wrap items-center gap-2 py-2">
                <button
                  type="button"
                  className="min-w-0 flex-1 truncate text-start hover:underline"
                  onClick={() => setOpenId(row.id)}
                >
                  {row.text}
                </button>
                {row.language && <Badge>{row.language}</Badge>}
                {row.tags.map((tag) => (
                  <Badge key={tag}>{tag}</Badge>
                ))}
                {!row.hasText && <Badge tone="warn">{t("noText")}</Badge>}
              </li>
            ))}
          </ul>
          {prompts.hasNextPage && (
            <Button
              className="mt-4"
              onClick={() => prompts.fetchNextPage()}
              disabled={prompts.isFetchingNextPage}
            >
              {common("more")}
            </Button>
          )}
        </Card>
      )}
      <Dialog open={openId !== null} onClose={() => setOpenId(null)} title={t("prompts")}>
        {openId && <PromptDetail projectId={projectId} promptId={openId} />}
      </Dialog>
    </>
  );
}

function PromptDetail({ projectId, promptId }: { projectId: string; promptId: string }) {
  const prompt = useQuery({
    queryKey: ["project", projectId, "prompts", promptId],
    queryFn: () => callApi(getPrompt, { params: { projectId, promptId } }),
  });
  if (prompt.isPending) return <Loading />;
  if (prompt.isError) return <ErrorState error={prompt.error} />;
  return (
    <div className="flex flex-col gap-5">
      <Messages messages={prompt.data.messages} />
      {prompt.data.responses.map((response) => (
        <section key={response.id} className="border-t border-line pt-3">
          <h3 className="mb-1 text-sm font-medium text-quiet">{response.model}</h3>
          <Messages messages={response.messages} />
        </section>
      ))}
    </div>
  );
}
