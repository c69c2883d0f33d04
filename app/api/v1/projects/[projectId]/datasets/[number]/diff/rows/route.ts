import { listDiffFindings as contract } from "@/lib/domain/api/datasets";
import { route } from "@/lib/server/route";
import { listFindings } from "@/lib/services/release/reports/list-findings";

export const GET = route(contract, ({ actor, params, query, database }) => {
  const { from, change, cursor, limit } = query;
  const wish = { kind: "diff", from, to: params.number } as const;
  return listFindings(database, actor, params.projectId, wish, { kind: change, cursor, limit });
});
