import { serverEnvironment } from "./env";

/**
 * Whether a browser says that another site sent this request. It is ours when the origin is that of the address asked
 * for, as we or the proxy before us know it, or that of NEXTAUTH_URL.
 */
export function isForeignOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (!origin) return false;
  if (!URL.canParse(origin)) return true;
  const { host } = new URL(origin);
  const ours = [
    request.headers.get("x-forwarded-host") ?? request.headers.get("host"),
    new URL(serverEnvironment().baseUrl).host,
  ];
  return !ours.includes(host);
}
