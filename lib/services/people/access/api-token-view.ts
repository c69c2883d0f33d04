import type { ApiToken } from "@/db/queries/people/api-token";

/** An API token as the API shows it: without the token itself, of which only the hash is known. */
export function apiTokenView(token: ApiToken) {
  return {
    ...token,
    createdAt: token.createdAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    expiresAt: token.expiresAt?.toISOString() ?? null,
  };
}
