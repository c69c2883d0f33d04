import Link from "next/link";
import { getTranslations } from "next-intl/server";

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <main className="mx-auto max-w-xl px-4 py-24 text-center">
      <h1 className="mb-4 text-2xl font-semibold">{t("notFound")}</h1>
      <Link href="/projects" className="text-accent underline">
        {t("toProjects")}
      </Link>
    </main>
  );
}
