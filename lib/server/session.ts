import { cookies } from "next/headers";
import { cache } from "react";
import type { Actor } from "@/lib/domain/actor";
import { actorOfCookie, sessionCookieName } from "./session-cookie";

/** Who looks at this page; null where nobody is signed in. For server components: asked once a request. */
export const getActor = cache(
  async (): Promise<Actor | null> => actorOfCookie((await cookies()).get(sessionCookieName())?.value),
);
