import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { getDatabase } from "@/db/client";
import { ConcordError } from "@/lib/domain/error";
import { identifySession } from "@/lib/services/people/access/identify";
import { endSession } from "@/lib/services/people/access/revoke-session";
import { sessionSeconds, signIn } from "@/lib/services/people/access/sign-in";
import { serverEnvironment } from "./env";
import { logger } from "./logger";
import { sessionCookieName } from "./session-cookie";

const credentialsSchema = z.object({ email: z.string().max(200), password: z.string().max(200) });

type Headers = Record<string, string | string[] | undefined>;
const headerOf = (headers: Headers | undefined, name: string) => String(headers?.[name] ?? "");

/** The proxy nearest to us wrote the last entry; what stands before it, the client may have made up. */
function addressOf(headers: Headers | undefined): string {
  return headerOf(headers, "x-forwarded-for").split(",").at(-1)?.trim() || "unknown";
}

/**
 * next-auth, with sign-in by e-mail address and password. Its JWT only names a row of `sessions`: when the row is gone the
 * JWT is void, so that sessions can be revoked. A failed sign-in's error is a code of the error catalogue.
 */
export function authOptions(): NextAuthOptions {
  const { secret, isSecure } = serverEnvironment();
  const cookie = { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure };
  return {
    secret,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/signin", error: "/signin" },
    cookies: { sessionToken: { name: sessionCookieName(), options: cookie } },
    logger: {
      error: (code) => logger.debug({ code }, "next-auth"),
      warn: (code) => logger.debug({ code }, "next-auth"),
      debug: () => {},
    },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials, request) => {
          const given = credentialsSchema.safeParse(credentials);
          if (!given.success) throw new Error("wrong_credentials");
          const headers = request.headers as Headers | undefined;
          const origin = { address: addressOf(headers), userAgent: headerOf(headers, "user-agent") };
          try {
            const session = await signIn(getDatabase(), { ...given.data, ...origin });
            return { ...session, id: session.userId };
          } catch (error) {
            if (error instanceof ConcordError) throw new Error(error.code);
            logger.error({ error }, "sign-in failed");
            throw new Error("internal");
          }
        },
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        if (user) return { ...token, sessionId: user.sessionId };
        const actor =
          typeof token.sessionId === "string" && (await identifySession(getDatabase(), token.sessionId));
        if (!actor) throw new Error("This session has ended.");
        return { ...token, name: actor.name, email: actor.email };
      },
      session: ({ session, token }) => ({
        ...session,
        user: { id: token.sub, name: token.name, email: token.email },
      }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sub && typeof token.sessionId === "string")
          await endSession(getDatabase(), token.sub, token.sessionId);
      },
    },
  };
}

declare module "next-auth" {
  interface User {
    /** The row of `sessions` that signing in made. */
    sessionId: string;
  }
}
