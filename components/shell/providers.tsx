"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Toaster } from "sonner";
import { ConcordError } from "@/lib/domain/error";

/** A refusal is an answer: only what could not be reached is worth asking again. */
function retry(count: number, error: Error): boolean {
  return count < 2 && !(error instanceof ConcordError && error.code !== "unavailable");
}

export function Providers({ children }: { children: ReactNode }) {
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
