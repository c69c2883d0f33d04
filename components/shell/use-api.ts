"use client";

import { type UseMutationOptions, useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConcordError } from "@/lib/domain/error";

/** An error in the reader's language: the catalogue's sentence, and what exactly was wrong where the server said so. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("error");
  return (error) => {
    const code = error instanceof ConcordError ? error.code : "internal";
    const detail = error instanceof ConcordError ? error.message : "";
    const needsDetail = code.startsWith("invalid") || code === "conflict";
    return needsDetail && detail ? `${t(code)} ${detail}` : t(code);
  };
}

/** A change through the API: failures are shown, never swallowed. */
export function useChange<Result, Input = void>(options: UseMutationOptions<Result, Error, Input>) {
  const errorText = useErrorText();
  return useMutation({ onError: (error) => void toast.error(errorText(error)), ...options });
}
