import type { AnnotatorKind } from "@/lib/domain/annotator";
import type { ExportedPreference } from "@/lib/formats/write/preference-row";
import type { Sql } from "../sql";

/**
 * Every current preference with its texts, in batches, in the order of the judgments. Prompts and responses without text
 * are left out: there is nothing to train on.
 */
export function streamPreferences(
  sql: Sql,
  projectId: string,
  kinds: readonly AnnotatorKind[],
  batch: number,
): AsyncIterable<ExportedPreference[]> {
  return sql<ExportedPreference[]>`
    select j.id as "judgmentId", p.ordinal, t.prompt_id as "promptId", c.external_id as "externalId",
           c.messages as "promptMessages", ra.messages as "messagesA", rb.messages as "messagesB",
           ma.name as "modelA", mb.name as "modelB", p.outcome, p.strength, p.weight,
           p.annotator_id as "annotatorId", p.annotator_kind as "annotatorKind", c.tags, c.language,
           to_char(j.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"
    from judgments j
    join preferences p on p.project_id = j.project_id and p.judgment_id = j.id
    join tasks t on t.project_id = j.project_id and t.id = j.task_id
    join prompts c on c.project_id = t.project_id and c.id = t.prompt_id
    join responses ra on ra.project_id = p.project_id and ra.id = p.response_a
    join responses rb on rb.project_id = p.project_id and rb.id = p.response_b
    join models ma on ma.project_id = p.project_id and ma.id = p.model_a
    join models mb on mb.project_id = p.project_id and mb.id = p.model_b
    where j.project_id = ${projectId} and j.superseded_seq is null
      and p.annotator_kind = any(${kinds as string[]}::text[])
      and c.has_text and ra.has_text and rb.has_text
    order by j.seq, p.ordinal`.cursor(batch);
}
