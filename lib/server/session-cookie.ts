import { decode } from "next-auth/jwt";
import { getDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import { identifySession } from "@/lib/services/people/access/identify";
import { serverEnvironment } from "./env";

/** The session cookie's name. Cookies know no ports: a name of our own keeps other programs on this host apart. */
export function sessionCookieName(): string {
  return serverEnvironment().isSecure ? "__Secure-concord.session" : "concord.session";
}

/** Who holds this session cookie; null where it is not ours, or names a session that is gone. */
export async function actorOfCookie(cookie: string | undefined): Promise<Actor | null> {
  if (!cookie) return null;
  const claims = await decode({ token: cookie, secret: serverEnvironment().secret }).catch(() => null);
  return typeof claims?.sessionId === "string" ? identifySession(getDatabase(), claims.sessionId) : null;
}
