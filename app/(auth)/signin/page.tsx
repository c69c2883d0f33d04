import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/people/sign-in-form";
import { getActor } from "@/lib/server/session";

/** Only paths of ours are led back to. */
function safePath(value: string | undefined): string {
  return value && /^\/(?!\/)[\w\-/[\]?=&.]*$/.test(value) ? value : "/projects";
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const next = safePath((await searchParams).next);
  if (await getActor()) redirect(next);
  const t = await getTranslations("people");
  return (
    <>
      <h1 className="mb-6 text-2xl font-semibold">{t("signIn")}</h1>
      <SignInForm next={next} />
    </>
  );
}
