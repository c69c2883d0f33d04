import { useTranslations } from "next-intl";

/** Why a figure does not exist, as a sentence. */
export function useReason(): (reason: string | null) => string {
  const t = useTranslations("measure.reason");
  return (reason) => (reason && t.has(reason as "other") ? t(reason as "other") : t("other"));
}
