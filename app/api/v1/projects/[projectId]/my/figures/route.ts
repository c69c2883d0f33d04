import { getMyFigures as contract } from "@/lib/domain/api/annotators";
import { route } from "@/lib/server/route";
import { getMyFigures } from "@/lib/services/measure/get-my-figures";

export const GET = route(contract, ({ actor, params, database }) =>
  getMyFigures(database, actor, params.projectId),
);
