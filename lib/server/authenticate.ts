import { getDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import { identifyToken } from "@/lib/services/people/access/identify";
import { actorOfCookie, sessionCookieName } from "./session-cookie";

/**
 * Who sends this request: by its bearer token, else by its session cookie. A bearer token that is not valid is nobody,
 * whatever cookie comes with it.
 * @param takesLinkToken whether a token may stand in the address: only one that opens nothing but exports does there
 */
export async function authenticate(request: Request, takesLinkToken = false): Promise<Actor | null> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (token) return identifyToken(getDatabase(), token);
  const linked = takesLinkToken ? new URL(request.url).searchParams.get("token") : null;
  if (linked !== null) return actorOfLink(linked);
  return actorOfCookie(cookieOf(request, sessionCookieName()));
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name) return value;
  }
  return undefined;
}

/** Addresses end up in histories and logs: a token that may do more is not taken from there. */
async function actorOfLink(token: string): Promise<Actor | null> {
  const actor = await identifyToken(getDatabase(), token);
  return actor?.tokenScope?.exportsOnly ? actor : null;
}
