"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { toast } from "sonner";
import { callApi } from "@/lib/domain/api/client";
import { changeMe, createApiToken, revokeApiToken, revokeSession } from "@/lib/domain/api/people";
import { OwnWithdrawals } from "../release/withdrawal";
import { useChange } from "../shell/use-api";
import { Button, ButtonLink } from "../ui/button";
import { Badge, Card, PageHeader } from "../ui/card";
import { CopyText } from "../ui/copy-text";
import { Checkbox, Input } from "../ui/field";
import { Loading } from "../ui/states";
import { meQuery, sessionsQuery, tokensQuery } from "./queries";

export function Account() {
  const t = useTranslations("people");
  const me = useQuery(meQuery);
  if (!me.data) return <Loading />;
  return (
    <>
      <PageHeader title={t("account")}>
        <ButtonLink href="/docs/api">{t("apiDocs")}</ButtonLink>
      </PageHeader>
      <div className="flex flex-col gap-6">
        <Profile name={me.data.name} />
        <Password />
        <OwnWithdrawals />
        <Tokens />
        <Sessions />
      </div>
    </>
  );
}

function Profile({ name }: { name: string }) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const client = useQueryClient();
  const change = useChange({
    mutationFn: (next: string) => callApi(changeMe, { body: { name: next } }),
    onSuccess: () => {
      toast.success(common("saved"));
      return client.invalidateQueries({ queryKey: ["me"] });
    },
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    change.mutate(String(new FormData(event.currentTarget).get("name")));
  }
  return (
    <Card>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Input
          className="flex-1"
          label={t("name")}
          name="name"
          defaultValue={name}
          required
          maxLength={120}
        />
        <Button type="submit">{common("save")}</Button>
      </form>
    </Card>
  );
}

function Password() {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const change = useChange({
    mutationFn: (password: { current: string; next: string }) => callApi(changeMe, { body: { password } }),
    onSuccess: () => void toast.success(common("saved")),
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change.mutate({ current: String(form.get("current")), next: String(form.get("next")) });
    event.currentTarget.reset();
  }
  return (
    <Card title={t("changePassword")}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Input
          label={t("currentPassword")}
          name="current"
          type="password"
          autoComplete="current-password"
          required
        />
        <Input
          label={t("newPassword")}
          name="next"
          type="password"
          autoComplete="new-password"
          minLength={10}
          hint={t("passwordHint")}
          required
        />
        <Button type="submit" className="self-start">
          {common("save")}
        </Button>
      </form>
    </Card>
  );
}

function Tokens() {
  const t = useTranslations("people");
  const client = useQueryClient();
  const tokens = useQuery(tokensQuery);
  const refresh = () => client.invalidateQueries({ queryKey: ["tokens"] });
  const create = useChange({
    mutationFn: (body: { name: string; readOnly: boolean }) => callApi(createApiToken, { body }),
    onSuccess: refresh,
  });
  const revoke = useChange({
    mutationFn: (tokenId: string) => callApi(revokeApiToken, { params: { tokenId } }),
    onSettled: refresh,
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate({ name: String(form.get("name")), readOnly: form.get("readOnly") === "on" });
  }
  return (
    <Card title={t("tokens")}>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Input className="flex-1" label={t("tokenName")} name="name" required maxLength={80} />
        <Checkbox label={t("tokenReadOnly")} name="readOnly" />
        <Button type="submit">{t("makeToken")}</Button>
      </form>
      {create.data && (
        <div className="mt-3 flex flex-col gap-1">
          <p className="text-sm text-quiet">{t("tokenOnce")}</p>
          <CopyText text={create.data.token} label={t("tokens")} />
        </div>
      )}
      <ul className="mt-3">
        {tokens.data?.tokens.map((token) => (
          <li key={token.id} className="flex items-center gap-3">
            <span className="flex-1">{token.name}</span>
            {token.readOnly && <Badge>{t("tokenReadOnly")}</Badge>}
            <Button
              kind="quiet"
              onClick={() => revoke.mutate(token.id)}
              aria-label={`${t("revoke")}: ${token.name}`}
            >
              {t("revoke")}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Sessions() {
  const t = useTranslations("people");
  const format = useFormatter();
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const revoke = useChange({
    mutationFn: (sessionId: string) => callApi(revokeSession, { params: { sessionId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["sessions"] }),
  });
  return (
    <Card title={t("sessions")}>
      <ul>
        {sessions.data?.sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-3 text-sm">
            <span className="min-w-0 flex-1 truncate">{session.userAgent}</span>
            <span className="text-quiet">
              {format.dateTime(new Date(session.createdAt), { dateStyle: "medium", timeStyle: "short" })}
            </span>
            {session.isCurrent ? (
              <Badge>{t("thisBrowser")}</Badge>
            ) : (
              <Button kind="quiet" onClick={() => revoke.mutate(session.id)}>
                {t("revoke")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
