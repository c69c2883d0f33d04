import * as contract from "@/lib/domain/api/people";
import { route } from "@/lib/server/route";
import { revokeApiToken } from "@/lib/services/people/access/revoke-api-token";

export const DELETE = route(contract.revokeApiToken, ({ actor, params, database }) =>
  revokeApiToken(database, actor, params.tokenId),
);
