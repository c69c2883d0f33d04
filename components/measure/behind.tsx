import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** The table behind a chart: there for whoever wants the figures, folded so that the page can be read. */
export function Behind({ children, title }: { children: ReactNode; title?: string }) {
  const t = useTranslations("annotators");
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-sm text-quiet">{title ?? t("asTable")}</summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
