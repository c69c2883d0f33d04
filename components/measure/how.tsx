import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** How a figure is computed: in words, as a formula, where it is written, and the call that returns it. */
export function How({
  children,
  formula,
  source,
  api,
}: {
  children: ReactNode;
  formula?: string;
  source: { title: string; url: string };
  api: string;
}) {
  const t = useTranslations("measure");
  return (
    <details className="mt-3 text-sm">
      <summary className="cursor-pointer text-quiet">{t("how")}</summary>
      <div className="mt-2 flex max-w-3xl flex-col gap-2 border-s-2 border-line ps-3">
        <p>{children}</p>
        {formula && <p className="font-mono text-xs break-words">{formula}</p>}
        <p className="flex flex-wrap gap-x-4">
          <a className="underline" href={source.url} rel="noreferrer" target="_blank">
            {source.title}
          </a>
          <a className="underline" href={api}>
            {t("apiCall")}
          </a>
        </p>
      </div>
    </details>
  );
}
