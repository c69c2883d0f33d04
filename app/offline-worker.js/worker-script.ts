import type { StandInPage } from "./offline-page";

/**
 * The worker's program. It answers page loads only, and only where the network does not: nothing is kept, no call of the
 * API passes through it (it is registered for /projects/ alone), no page is ever an old one. What is not a page load does
 * not even wake it, in browsers that can be told so.
 */
export function workerScript({ html, headers }: StandInPage): string {
  return `
const html = ${JSON.stringify(html)};
const headers = ${JSON.stringify(headers)};
const others = ["cors", "no-cors", "same-origin"].map((requestMode) => ({ requestMode }));

addEventListener("install", (event) => {
  skipWaiting();
  event.addRoutes?.({ condition: { or: others }, source: "network" }).catch(() => {});
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate" && request.method === "GET")
    event.respondWith(fetch(request).catch(() => new Response(html, { headers })));
});
`;
}
