import { createHash } from "node:crypto";
import { type CopyValue, copyLine, copyRows } from "@/db/copy-rows";
import { textOfAll } from "@/lib/domain/message";
import type { DerivedPreference } from "@/lib/domain/preference";
import type { JudgmentRecord, PromptRecord, ResponseRecord } from "@/lib/formats/record";
import type { Sql } from "../sql";

const tables = {
  stage_prompts:
    "key text, external_id text, identity bytea, messages jsonb, tools text, language text, tags jsonb, metadata jsonb",
  stage_responses:
    "prompt_key text, key text, model text, version text, provider text, sampling jsonb, identity bytea, messages jsonb, length int, metadata jsonb",
  stage_judgments:
    "n int, prompt_key text, annotator text, kind text, keys jsonb, order_known boolean, comparison text, answer jsonb, created_at timestamptz, duration_ms int, metadata jsonb, file text, line int",
  stage_preferences:
    "n int, ordinal smallint, key_a text, key_b text, outcome smallint, strength smallint, group_size smallint, weight float8",
} as const;

type Table = keyof typeof tables;

const rowsPerCopy = 20_000;
const charactersPerCopy = 4_000_000;

/**
 * Temporary tables that hold an import's records until all files are read: what names what is resolved by the database,
 * so that memory stays constant. They go with the transaction.
 */
export class Stage {
  readonly #waiting: Record<Table, { lines: string[]; characters: number }> = {
    stage_prompts: { lines: [], characters: 0 },
    stage_responses: { lines: [], characters: 0 },
    stage_judgments: { lines: [], characters: 0 },
    stage_preferences: { lines: [], characters: 0 },
  };

  private constructor(readonly sql: Sql) {}

  static async open(sql: Sql): Promise<Stage> {
    // An import sorts and joins all of its rows at once: in memory where they fit, and planned to run, not to be compiled.
    await sql`select set_config('work_mem', '128MB', true), set_config('jit', 'off', true)`;
    for (const [name, columns] of Object.entries(tables))
      await sql.unsafe(
        `create temporary table ${name} (at bigint generated always as identity, ${columns}) on commit drop`,
      );
    return new Stage(sql);
  }

  async addPrompt(record: PromptRecord, tags: readonly string[]): Promise<void> {
    const { promptKey, messages, tools } = record;
    const identity = messages
      ? digest(JSON.stringify([messages, tools ?? null]))
      : digest(`key:${promptKey}`);
    const all = [...new Set([...record.tags, ...tags])];
    await this.#add("stage_prompts", [
      promptKey,
      record.externalId,
      identity,
      messages,
      tools,
      record.language,
      all,
      record.metadata,
    ]);
  }

  async addResponse(record: ResponseRecord): Promise<void> {
    const { promptKey, responseKey, model, messages, metadata } = record;
    const identity = digest(messages ? JSON.stringify(messages) : `key:${responseKey}`);
    const length = messages ? [...textOfAll(messages)].length : 0;
    await this.#add("stage_responses", [
      promptKey,
      responseKey,
      model.name,
      model.version ?? "",
      model.provider ?? "",
      model.sampling ?? {},
      identity,
      messages,
      length,
      metadata,
    ]);
  }

  async addJudgment(
    n: number,
    record: JudgmentRecord,
    preferences: readonly DerivedPreference[],
  ): Promise<void> {
    const { source, annotator, answer } = record;
    await this.#add("stage_judgments", [
      n,
      record.promptKey,
      annotator.name,
      annotator.kind,
      record.responseKeys,
      record.orderKnown,
      record.comparison,
      answer,
      record.createdAt,
      record.durationMs ?? 0,
      record.metadata,
      source.file,
      source.line,
    ]);
    for (const [ordinal, pair] of preferences.entries())
      await this.#add("stage_preferences", [
        n,
        ordinal,
        pair.responseA,
        pair.responseB,
        pair.outcome,
        pair.strength,
        pair.groupSize,
        pair.weight,
      ]);
  }

  /** Sends what is waiting, and lets the planner know the tables. */
  async close(): Promise<void> {
    for (const table of Object.keys(tables) as Table[]) {
      await this.#send(table);
      await this.sql.unsafe(`analyze ${table}`);
    }
  }

  async #add(table: Table, values: readonly CopyValue[]): Promise<void> {
    const waiting = this.#waiting[table];
    const line = copyLine(values);
    waiting.lines.push(line);
    waiting.characters += line.length;
    if (waiting.lines.length >= rowsPerCopy || waiting.characters >= charactersPerCopy)
      await this.#send(table);
  }

  async #send(table: Table): Promise<void> {
    const { lines } = this.#waiting[table];
    this.#waiting[table] = { lines: [], characters: 0 };
    const columns = tables[table].split(", ").map((column) => column.split(" ", 1)[0] ?? "");
    await copyRows(this.sql, table, columns, lines);
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
