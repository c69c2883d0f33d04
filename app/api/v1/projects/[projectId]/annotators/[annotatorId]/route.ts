import { getAnnotator as contract } from "@/lib/domain/api/annotators";
import { route } from "@/lib/server/route";
import { getAnnotator } from "@/lib/services/measure/get-annotator";

export const GET = route(contract, ({ actor, params, query, database }) =>
  getAnnotator(database, actor, params.projectId, params.annotatorId, query.judges),
);
