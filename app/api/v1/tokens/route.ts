import * as contract from "@/lib/domain/api/people";
import { route } from "@/lib/server/route";
import { createApiToken } from "@/lib/services/people/access/create-api-token";
import { listApiTokens } from "@/lib/services/people/access/list-api-tokens";

export const GET = route(contract.listApiTokens, async ({ actor, database }) => ({
  tokens: await listApiTokens(database, actor),
}));

export const POST = route(contract.createApiToken, ({ actor, body, database }) =>
  createApiToken(database, actor, body),
);
