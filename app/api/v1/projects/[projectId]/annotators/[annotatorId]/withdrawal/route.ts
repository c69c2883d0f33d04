import { withdrawAnnotator as contract } from "@/lib/domain/api/withdrawal";
import { route } from "@/lib/server/route";
import { withdrawAnnotator } from "@/lib/services/release/withdrawal/withdraw";

export const PUT = route(contract, ({ actor, params, body, database }) =>
  withdrawAnnotator(database, actor, params.projectId, params.annotatorId, body.isWithdrawn),
);
