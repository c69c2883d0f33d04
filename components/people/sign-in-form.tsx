"use client";

import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { Input } from "../ui/field";

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("people");
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [isWrong, setWrong] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const result = await signIn("credentials", {
      email: form.get("email"),
      password: form.get("password"),
      redirect: false,
    });
    setBusy(false);
    setWrong(!result?.ok);
    if (!result?.ok) return;
    router.replace(next);
    router.refresh();
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Input label={t("email")} name="email" type="email" autoComplete="username" required autoFocus />
      <Input
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={isWrong ? t("wrong") : null}
      />
      <Button type="submit" kind="primary" disabled={isBusy}>
        {t("signIn")}
      </Button>
    </form>
  );
}
