import type { OpenDatabase } from "@/db/client";
import type { DatasetManifest } from "@/lib/domain/dataset/manifest";
import { type RecipeInput, recipeSchema } from "@/lib/domain/dataset/recipe";

const none = { value: null, low: null, high: null };

/**
 * A dataset of everything in a project, frozen by plain SQL: what exports are tested and timed on, without the rules of
 * freezing. One prompt in ten is for validation, one for test; pairs of tied responses are marked.
 */
export async function freezeEverything(
  { sql }: OpenDatabase,
  projectId: string,
  number = 1,
  wish: RecipeInput = {},
): Promise<void> {
  const recipe = recipeSchema.parse(wish);
  await sql.begin(async (tx) => {
    const [last] = await tx<{ seq: number }[]>`
      select coalesce(max(seq), 0)::int as seq from judgments where project_id = ${projectId}`;
    await tx`
      insert into datasets (project_id, number, name, recipe, last_seq, guideline_version, state)
      values (${projectId}, ${number}, 'Everything', ${JSON.stringify(recipe)}::text::jsonb, ${last?.seq ?? 0}, 1, 'building')`;
    await tx`
      insert into dataset_prompts (project_id, number, place, prompt_id, split, split_group)
      select ${projectId}, ${number}, row_number() over (order by split, position) - 1, id,
             case split when 0 then 'train' when 1 then 'validation' else 'test' end, id
      from (
        select c.id, c.position,
               case (row_number() over (order by c.position)) % 10 when 1 then 1 when 2 then 2 else 0 end as split
        from prompts c
        where c.project_id = ${projectId} and c.has_text
          and exists (select from tasks t where t.project_id = c.project_id and t.prompt_id = c.id)
      ) asked`;
    await tx`
      insert into dataset_judgments (project_id, number, ordinal, judgment_id, place)
      select ${projectId}, ${number}, row_number() over (order by d.place, j.seq) - 1, j.id, d.place
      from judgments j
      join tasks t on t.project_id = j.project_id and t.id = j.task_id
      join dataset_prompts d on d.project_id = j.project_id and d.number = ${number} and d.prompt_id = t.prompt_id
      where j.project_id = ${projectId} and j.superseded_seq is null`;
    await tx`
      insert into dataset_pairs (project_id, number, ordinal, place, group_id, chosen_id, rejected_id, is_tie, margin,
        weight, p_chosen, strength, rank_chosen, rank_rejected, judgments, ties, annotator_id)
      select ${projectId}, ${number}, row_number() over (order by d.ordinal, p.ordinal) - 1, d.place, d.judgment_id,
             case when p.outcome < 0 then p.response_b else p.response_a end,
             case when p.outcome < 0 then p.response_a else p.response_b end,
             p.outcome = 0, case when p.outcome = 0 then 0 else coalesce(p.strength, 1) end, p.weight,
             case when p.outcome = 0 then 0.5 else 1 end, coalesce(p.strength, -1), 0, abs(p.outcome), 1,
             (p.outcome = 0)::int, p.annotator_id
      from dataset_judgments d
      join preferences p on p.project_id = d.project_id and p.judgment_id = d.judgment_id
      join responses ra on ra.project_id = p.project_id and ra.id = p.response_a and ra.has_text
      join responses rb on rb.project_id = p.project_id and rb.id = p.response_b and rb.has_text
      where d.project_id = ${projectId} and d.number = ${number}`;
    const [counts] = await tx<{ pairs: number; ties: number; judgments: number; annotators: number }[]>`
      select (select count(*)::int from dataset_pairs where project_id = ${projectId} and number = ${number}) as pairs,
             (select count(*)::int from dataset_pairs
              where project_id = ${projectId} and number = ${number} and is_tie) as ties,
             count(*)::int as judgments, count(distinct j.annotator_id)::int as annotators
      from dataset_judgments d join judgments j on j.project_id = d.project_id and j.id = d.judgment_id
      where d.project_id = ${projectId} and d.number = ${number}`;
    const manifest: DatasetManifest = {
      fingerprint: "0123456789abcdef".repeat(4),
      contentHash: "0123456789abcdef".repeat(4),
      guidelineVersions: [1],
      protocolVersions: [],
      summary: {
        judgments: counts?.judgments ?? 0,
        annotators: counts?.annotators ?? 0,
        withdrawnAnnotators: 0,
        prompts: { train: 0, validation: 0, test: 0 },
        pairs: { train: counts?.pairs ?? 0, validation: 0, test: 0 },
        tiedPairs: counts?.ties ?? 0,
        demonstrations: 0,
        rewrites: 0,
        nearDuplicateGroups: 0,
        omitted: {},
        models: [],
        tags: [],
        languages: [{ language: "en", prompts: 1 }],
        lengths: { chosenMean: null, rejectedMean: null, chosenLonger: none },
        firstShownWins: none,
        agreement: { ...none, chance: null, comparisons: 0 },
        agreementWithoutTies: { ...none, chance: null },
        noiseCeiling: none,
        tieShare: null,
      },
    };
    await tx`
      update datasets set state = 'ready', manifest = ${JSON.stringify(manifest)}::text::jsonb
      where project_id = ${projectId} and number = ${number}`;
  });
}
