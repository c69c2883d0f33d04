"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { callApi } from "@/lib/domain/api/client";
import { createWebhook, listWebhooks, removeWebhook, type WebhookView } from "@/lib/domain/api/webhooks";
import { useChange } from "../shell/use-api";
import { Button } from "../ui/button";
import { Badge, Card } from "../ui/card";
import { CopyText } from "../ui/copy-text";
import { Input } from "../ui/field";
import { ErrorState } from "../ui/states";

/** Addresses that are told when a dataset is frozen. */
export function Webhooks({ projectId }: { projectId: string }) {
  const t = useTranslations("dataset.webhooks");
  const client = useQueryClient();
  const key = ["project", projectId, "webhooks"];
  const query = useQuery({
    queryKey: key,
    queryFn: () => callApi(listWebhooks, { params: { projectId } }),
    staleTime: 0,
  });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const create = useChange({
    mutationFn: (url: string) => callApi(createWebhook, { params: { projectId }, body: { url } }),
    onSuccess: refresh,
  });
  const remove = useChange({
    mutationFn: (webhookId: string) => callApi(removeWebhook, { params: { projectId, webhookId } }),
    onSettled: refresh,
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    create.mutate(String(new FormData(event.currentTarget).get("url")));
  }
  return (
    <Card title={t("title")}>
      <p className="mb-4 max-w-prose text-sm text-quiet">{t("hint")}</p>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Input
          className="flex-1 basis-64"
          label={t("url")}
          name="url"
          type="url"
          placeholder={t("urlExample")}
          required
          maxLength={2000}
        />
        <Button type="submit" disabled={create.isPending}>
          {t("add")}
        </Button>
      </form>
      {create.data && (
        <div className="mt-3 flex flex-col gap-1">
          <p className="text-sm text-quiet">{t("secretOnce")}</p>
          <CopyText text={create.data.secret} label={t("secret")} />
        </div>
      )}
      {query.isError && <ErrorState error={query.error} retry={() => query.refetch()} />}
      <ul className="mt-4 flex flex-col gap-3">
        {query.data?.webhooks.map((webhook) => (
          <li key={webhook.id} className="flex flex-wrap items-center gap-3 text-sm">
            <span className="min-w-0 flex-1 basis-56 font-mono break-all">{webhook.url}</span>
            <LastDelivery webhook={webhook} />
            <Button
              kind="quiet"
              onClick={() => remove.mutate(webhook.id)}
              aria-label={`${t("remove")}: ${webhook.url}`}
            >
              {t("remove")}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LastDelivery({ webhook }: { webhook: WebhookView }) {
  const t = useTranslations("dataset.webhooks");
  const format = useFormatter();
  const [last] = webhook.deliveries;
  if (!last) return <span className="text-quiet">{t("never")}</span>;
  const tone = { delivered: "good", failed: "error", waiting: "warn" } as const;
  const at = format.dateTime(new Date(last.createdAt), { dateStyle: "medium", timeStyle: "short" });
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone={tone[last.state]}>{t(`states.${last.state}`)}</Badge>
      <span className="text-quiet">
        {t("last", { at, attempts: last.attempts })} {last.lastError ?? ""}
      </span>
    </span>
  );
}
