"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useLocale, useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { callApi } from "@/lib/domain/api/client";
import { acceptInvitation } from "@/lib/domain/api/people";
import { useChange } from "../shell/use-api";
import { Button } from "../ui/button";
import { Input } from "../ui/field";
import { ErrorState, Loading } from "../ui/states";
import { invitationQuery } from "./queries";

interface Account {
  name: string;
  email: string;
  password: string;
}

/** What an invitation leads to: joining as oneself, or making an account first. */
export function InvitationForm({ token, signedInAs }: { token: string; signedInAs: string | null }) {
  const t = useTranslations("people");
  const locale = useLocale() === "zh" ? "zh" : "en";
  const router = useRouter();
  const invitation = useQuery(invitationQuery(token));
  const accept = useChange({
    mutationFn: async (account: Account | null) => {
      const body = account ? { account: { ...account, locale } as const } : {};
      const { projectId } = await callApi(acceptInvitation, { params: { token }, body });
      if (account)
        await signIn("credentials", { email: account.email, password: account.password, redirect: false });
      return projectId;
    },
    onSuccess: (projectId) => {
      router.replace(projectId ? `/projects/${projectId}` : "/projects");
      router.refresh();
    },
  });
  if (invitation.isPending) return <Loading />;
  if (invitation.isError) return <ErrorState error={invitation.error} />;
  const { project, role, email } = invitation.data;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    accept.mutate({ name: text("name"), email: text("email"), password: text("password") });
  }

  return (
    <>
      <h1 className="mb-6 text-xl font-semibold">
        {project && role
          ? t("invited", { project: project.name, role: t(`roles.${role}`) })
          : t("invitedFirst")}
      </h1>
      {signedInAs && project ? (
        <Button kind="primary" disabled={accept.isPending} onClick={() => accept.mutate(null)}>
          {t("joinAs", { name: signedInAs })}
        </Button>
      ) : (
        <form onSubmit={submit} className="flex flex-col gap-4">
          <Input label={t("name")} name="name" autoComplete="name" required maxLength={120} />
          <Input
            label={t("email")}
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={email ?? ""}
          />
          <Input
            label={t("password")}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            hint={t("passwordHint")}
          />
          <Button type="submit" kind="primary" disabled={accept.isPending}>
            {project ? t("makeAccount") : t("makeAdministrator")}
          </Button>
        </form>
      )}
    </>
  );
}
