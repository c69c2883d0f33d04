import { offlinePage } from "./offline-page";
import { workerScript } from "./worker-script";

export const dynamic = "force-static";

/** The worker that stands in for a page that cannot be fetched. It carries that page itself: nothing is put in a cache. */
export function GET(): Response {
  const headers = { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" };
  return new Response(workerScript(offlinePage()), { headers });
}
