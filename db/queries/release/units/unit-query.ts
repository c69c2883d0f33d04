import type { OpenDatabase } from "@/db/client";
import { columnSeparator, copyOut } from "@/db/copy-out";

/** For each field of a unit the SQL that gives it, and how its text is read. */
export type Fields<Unit> = { [Key in keyof Unit]: readonly [sql: string, read: (text: string) => Unit[Key]] };

export const asText = (text: string): string => text;
export const asNumber = Number;
export const asBoolean = (text: string): boolean => text === "t";
export const asNullable = (text: string): number | null => (text === "" ? null : Number(text));

/** What every unit says of its prompt: `dp` is its row in the dataset, `c` the prompt. */
export const ofPrompt = {
  split: ["dp.split", (text: string) => text as "train" | "validation" | "test"],
  promptId: ["dp.prompt_id", asText],
  splitGroup: ["dp.split_group", asText],
  externalId: ["to_json(coalesce(c.external_id, ''))", asText],
  prompt: ["c.messages", asText],
  tools: ["coalesce(to_json(c.tools)::text, 'null')", asText],
  tags: ["to_json(c.tags)", asText],
  language: ["to_json(coalesce(c.language, ''))", asText],
} as const;

/** A dataset as it stands in a query that takes no parameters. */
export interface DatasetKey {
  projectId: string;
  number: number;
}

/** The dataset's rows of a table or alias. @throws Error for what is no project's id */
export function within(alias: string, { projectId, number }: DatasetKey): string {
  if (!/^[0-9a-f-]{36}$/i.test(projectId) || !Number.isSafeInteger(number)) throw new Error("not a dataset");
  return `${alias}.project_id = '${projectId}' and ${alias}.number = ${number}`;
}

/** `dp` and `c` of `ofPrompt`, joined to a row that knows its prompt's place. */
export function joinPrompt(key: DatasetKey, alias: string): string {
  return `join dataset_prompts dp on ${within("dp", key)} and dp.place = ${alias}.place
     join prompts c on c.project_id = dp.project_id and c.id = dp.prompt_id`;
}

/** The units of a query, in batches, in constant memory. @param from everything after the select list */
export async function* streamUnits<Unit extends object>(
  { sql }: OpenDatabase,
  fields: Fields<Unit>,
  from: string,
  before = "",
): AsyncGenerator<Unit[]> {
  const entries = Object.entries(fields) as [keyof Unit, Fields<Unit>[keyof Unit]][];
  const names = entries.map(([name]) => name);
  const readers = entries.map(([, [, read]]) => read);
  const query = `${before} select ${entries.map(([, [expression]]) => expression).join(", ")} ${from}`;
  for await (const lines of copyOut(sql, query))
    yield lines.map((line) => {
      const columns = line.split(columnSeparator);
      const unit = {} as Unit;
      // A plain loop: this runs for every column of every row.
      for (let at = 0; at < names.length; at++)
        unit[names[at] as keyof Unit] = (readers[at] as (text: string) => Unit[keyof Unit])(
          columns[at] ?? "",
        );
      return unit;
    });
}
