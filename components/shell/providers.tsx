"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Toaster } from "sonner";
import { timeZoneCookie } from "@/i18n/locale";
import { ConcordError } from "@/lib/domain/error";
import { remember } from "./remember";

/** A refusal is an answer: only what could not be reached is worth asking again. */
function retry(count: number, error: Error): boolean {
  return count < 2 && !(error instanceof ConcordError && error.code !== "unavailable");
}

/** Times are written in the time zone of whoever reads them, from the second page on by the server too. */
function useOwnTimeZone(): void {
  const router = useRouter();
  const known = useTimeZone();
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if (!timeZone || timeZone === known) return;
    remember(timeZoneCookie, timeZone);
    router.refresh();
  }, [known, router]);
}

export function Providers({ children }: { children: ReactNode }) {
  useOwnTimeZone();
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry, staleTime: 5_000, refetchOnWindowFocus: false } },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      {children}
      <Toaster position="bottom-right" toastOptions={{ duration: 6_000 }} />
    </QueryClientProvider>
  );
}
