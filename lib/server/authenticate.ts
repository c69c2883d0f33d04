import { getDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import { identifyToken } from "@/lib/services/people/access/identify";
import { actorOfCookie, sessionCookieName } from "./session-cookie";

/**
 * Who sends this request: by its bearer token, else by its session cookie. A bearer token that is not valid is nobody,
 * whatever cookie comes with it.
 */
export async function authenticate(request: Request): Promise<Actor | null> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (token) return identifyToken(getDatabase(), token);
  return actorOfCookie(cookieOf(request, sessionCookieName()));
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name) return value;
  }
  return undefined;
}
