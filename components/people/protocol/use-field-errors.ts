"use client";

import { useTranslations } from "next-intl";
import type { z } from "zod";
import type { ErrorAt } from "./named-fields";

/** What the schema has against a protocol, said at the field in the lead's language. */
export function useFieldErrors(issues: readonly z.core.$ZodIssue[]): ErrorAt {
  const t = useTranslations("protocol.error");
  return (...path) => {
    const issue = issues.find((found) => found.path.join(".") === path.join("."));
    if (!issue) return null;
    const field = path.at(-1);
    if (field === "key") return t("key");
    if (field === "label") return t("required");
    if (field === "max" || field === "min") return t("range");
    if (field === "best") return t("best");
    if (issue.code === "custom")
      return issue.message === "keys must differ" ? t("sameKeys") : t("needsAttribute");
    return t("other");
  };
}
