import { listLintFindings as contract } from "@/lib/domain/api/datasets";
import { route } from "@/lib/server/route";
import { listFindings } from "@/lib/services/release/reports/list-findings";

export const GET = route(contract, ({ actor, params, query, database }) => {
  const { lint, cursor, limit, ...options } = query;
  const wish = { kind: "lints", number: params.number, options } as const;
  return listFindings(database, actor, params.projectId, wish, { kind: lint, cursor, limit });
});
