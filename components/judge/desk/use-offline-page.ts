"use client";

import { useEffect } from "react";

/**
 * Has the browser ready what it shows when this page is loaded without a network: a page of ours that counts what waits and
 * comes back by itself, not the browser's own error. Secure pages only; elsewhere there is no such worker.
 */
export function useOfflinePage(): void {
  useEffect(() => {
    // Refused, or not reachable: a reload without a network is then the browser's matter. What was judged is kept anyway.
    void navigator.serviceWorker?.register("/offline-worker.js", { scope: "/projects/" }).catch(() => {});
  }, []);
}
