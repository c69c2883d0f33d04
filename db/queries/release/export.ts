import type { OpenDatabase } from "@/db/client";
import { columnSeparator, copyOut } from "@/db/copy-out";
import type { AnnotatorKind } from "@/lib/domain/annotator";
import type { ExportedPreference } from "@/lib/formats/write/preference-row";

/**
 * Every current preference with its texts, in batches, in the order of the judgments. Prompts and responses without text
 * are left out: there is nothing to train on.
 * @param projectId of a project that was found: it stands in the query as it is
 */
export async function* streamPreferences(
  { sql }: OpenDatabase,
  projectId: string,
  kinds: readonly AnnotatorKind[],
): AsyncGenerator<ExportedPreference[]> {
  if (!/^[0-9a-f-]{36}$/i.test(projectId)) throw new Error("not a project's id");
  const query = `
    select j.id, p.ordinal, t.prompt_id, to_json(coalesce(c.external_id, '')), c.messages, ra.messages, rb.messages,
           to_json(ma.name), to_json(mb.name), p.outcome, coalesce(p.strength, -1), p.weight, p.annotator_id,
           p.annotator_kind, to_json(c.tags), to_json(coalesce(c.language, '')),
           to_char(j.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    from judgments j
    join preferences p on p.project_id = j.project_id and p.judgment_id = j.id
    join tasks t on t.project_id = j.project_id and t.id = j.task_id
    join prompts c on c.project_id = t.project_id and c.id = t.prompt_id
    join responses ra on ra.project_id = p.project_id and ra.id = p.response_a
    join responses rb on rb.project_id = p.project_id and rb.id = p.response_b
    join models ma on ma.project_id = p.project_id and ma.id = p.model_a
    join models mb on mb.project_id = p.project_id and mb.id = p.model_b
    where j.project_id = '${projectId}' and j.superseded_seq is null
      and p.annotator_kind in (${kinds.map((kind) => `'${kind}'`).join(", ")})
      and c.has_text and ra.has_text and rb.has_text
    order by j.seq, p.ordinal`;
  for await (const lines of copyOut(sql, query)) yield lines.map(readRow);
}

function readRow(line: string): ExportedPreference {
  const columns = line.split(columnSeparator);
  const at = (index: number) => columns[index] ?? "";
  return {
    judgmentId: at(0),
    ordinal: at(1),
    promptId: at(2),
    externalId: at(3),
    promptMessages: at(4),
    messagesA: at(5),
    messagesB: at(6),
    modelA: at(7),
    modelB: at(8),
    outcome: Number(at(9)) as -1 | 0 | 1,
    strength: Number(at(10)),
    weight: Number(at(11)),
    annotatorId: at(12),
    annotatorKind: at(13),
    tags: at(14),
    language: at(15),
    createdAt: at(16),
  };
}
