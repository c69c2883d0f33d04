import type { OpenDatabase } from "@/db/client";
import { findAnnotatorLabels, findFindings } from "@/db/queries/release/report";
import type { Actor } from "@/lib/domain/actor";
import type { ReportWish } from "@/lib/domain/dataset/report";
import { authorise } from "../../people/authorise";
import { requireDataset } from "../datasets/dataset-view";
import { reportKey } from "./report";

/**
 * The rows of one kind in a report that was made. They show texts and people: whoever may read judgments may read them.
 * @throws ConcordError not_found | forbidden
 */
export async function listFindings(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  wish: ReportWish,
  page: { kind: string; cursor?: string; limit: number },
) {
  if (wish.kind === "preview" || wish.kind === "draft-lints")
    await authorise(database.db, actor, projectId, "dataset.freeze");
  else
    await requireDataset(
      database,
      actor,
      projectId,
      wish.kind === "lints" ? wish.number : wish.to,
      "judgments.read",
    );
  const after = /^\d{1,9}$/.test(page.cursor ?? "") ? Number(page.cursor) : -1;
  const { kind, limit } = page;
  const rows = await findFindings(database.sql, {
    projectId,
    key: reportKey(wish),
    kind,
    after,
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const people = shown.flatMap(({ finding }) =>
    finding.what === "annotator" && finding.subjectId ? [finding.subjectId] : [],
  );
  const labels = people.length > 0 ? await findAnnotatorLabels(database.sql, projectId, people) : new Map();
  return {
    rows: shown.map(({ finding }) => {
      const label = labels.get(finding.subjectId ?? "");
      return label ? { ...finding, names: [label] } : finding;
    }),
    nextCursor: rows.length > limit ? String(shown.at(-1)?.ordinal) : null,
  };
}
