import { listDraftFindings as contract } from "@/lib/domain/api/datasets";
import { route } from "@/lib/server/route";
import { listFindings } from "@/lib/services/release/reports/list-findings";

export const POST = route(contract, ({ actor, params, body, database }) => {
  const { recipe, options, lint, cursor, limit } = body;
  const wish = { kind: "draft-lints", recipe, options } as const;
  return listFindings(database, actor, params.projectId, wish, { kind: lint, cursor, limit });
});
