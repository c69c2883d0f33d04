import type { AnnotatorKind } from "@/lib/domain/annotator";
import type { Message } from "@/lib/domain/message";
import type { Sql } from "../sql";

export interface PreferenceListRow {
  judgmentId: string;
  seq: string;
  ordinal: number;
  promptId: string;
  promptMessages: Message[];
  externalId: string | null;
  modelA: string;
  modelB: string;
  outcome: -1 | 0 | 1;
  strength: number | null;
  annotator: string;
  annotatorKind: AnnotatorKind;
  rationale: string;
  createdAt: string;
}

/** Current preferences, the newest judgment first, after a place in that order. */
export async function findPreferences(
  sql: Sql,
  page: {
    projectId: string;
    kinds: readonly AnnotatorKind[];
    after: { seq: string; ordinal: number } | null;
    limit: number;
  },
): Promise<PreferenceListRow[]> {
  const seq = page.after?.seq ?? "9223372036854775807";
  const ordinal = page.after?.ordinal ?? -1;
  return sql<PreferenceListRow[]>`
    select j.id as "judgmentId", j.seq::text, p.ordinal, t.prompt_id as "promptId", c.messages as "promptMessages",
           c.external_id as "externalId", a.name as "modelA", b.name as "modelB", p.outcome, p.strength,
           n.name as annotator, n.kind as "annotatorKind", j.rationale, j.created_at as "createdAt"
    from judgments j
    join preferences p on p.project_id = j.project_id and p.judgment_id = j.id
    join tasks t on t.project_id = j.project_id and t.id = j.task_id
    join prompts c on c.project_id = t.project_id and c.id = t.prompt_id
    join models a on a.project_id = p.project_id and a.id = p.model_a
    join models b on b.project_id = p.project_id and b.id = p.model_b
    join annotators n on n.project_id = j.project_id and n.id = j.annotator_id
    where j.project_id = ${page.projectId} and j.superseded_seq is null
      and p.annotator_kind = any(${page.kinds as string[]}::text[])
      and j.seq <= ${seq}::bigint and (j.seq < ${seq}::bigint or p.ordinal > ${ordinal})
    order by j.seq desc, p.ordinal
    limit ${page.limit}`;
}
