import { setTimeout as sleep } from "node:timers/promises";
import type { OpenDatabase } from "@/db/client";
import { type FactsReading, findSequenceMark, readFacts } from "@/db/queries/measure/facts";
import { ProjectFacts } from "./project-facts";
import type { ProjectTables } from "./project-tables";

/**
 * Numbers are handed out before transactions commit: one may commit after a later number has been seen. `next` is the
 * first transaction that had not begun when `lastSeq` was the last number handed out; once all before it have ended,
 * nothing up to `lastSeq` can still appear.
 */
interface Mark {
  next: bigint;
  lastSeq: number;
}

interface Kept {
  facts: ProjectFacts;
  version: number;
  /** Every judgment up to this one is in. */
  floor: number;
  usedAt: number;
}

/** A number may be taken a moment before its transaction has one: so many are read again. */
const margin = 256;
const patienceMs = 2_000;

/**
 * Facts of the projects that are being looked at, in this process's memory: each is read whole once, afterwards only what
 * is newer than everything that is surely in. The least recently used go where memory ends.
 */
export class FactStore {
  readonly #maxBytes: number;
  readonly #kept = new Map<string, Kept>();
  readonly #queues = new Map<string, Promise<unknown>>();
  #marks: Mark[] = [];

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Brings a project's facts up to date and works on them; one at a time for each project. */
  async use<Result>(
    database: OpenDatabase,
    projectId: string,
    work: (tables: ProjectTables) => Promise<Result>,
  ): Promise<Result> {
    const before = this.#queues.get(projectId);
    const turn = (async () => {
      await before?.catch(() => {});
      return work(await this.#refresh(database, projectId));
    })();
    this.#queues.set(projectId, turn);
    try {
      return await turn;
    } finally {
      if (this.#queues.get(projectId) === turn) this.#queues.delete(projectId);
      this.#evict(projectId);
    }
  }

  /** Remembers how far the numbers have got; called now and then, so that a long import does not hide what came before it. */
  async mark({ sql }: OpenDatabase): Promise<bigint> {
    const { oldestRunning, ...mark } = await findSequenceMark(sql);
    this.#settle(oldestRunning);
    this.#marks.push(mark);
    return mark.next;
  }

  async #refresh(database: OpenDatabase, projectId: string): Promise<ProjectTables> {
    await this.#awaitMark(database);
    return readFacts(database.sql, projectId, async (reading) => {
      // Now: while a large project is read, marks of this moment give way to newer ones.
      const settled = this.#settle(reading.oldestRunning);
      let kept = this.#kept.get(projectId);
      if (kept?.version !== reading.version) {
        kept = { facts: new ProjectFacts(), version: reading.version, floor: 0, usedAt: 0 };
        this.#kept.delete(projectId);
      }
      await readInto(kept.facts, reading, kept.floor);
      kept.floor = Math.max(kept.floor, settled - margin);
      kept.usedAt = Date.now();
      this.#kept.set(projectId, kept);
      return kept.facts.tables();
    });
  }

  /** A mark of this moment, and a moment for the transactions before it to end; a long one is not waited for. */
  async #awaitMark(database: OpenDatabase): Promise<void> {
    const next = await this.mark(database);
    if (this.#kept.size > 0) return;
    for (let waited = 0; waited < patienceMs; waited += 50) {
      const { oldestRunning } = await findSequenceMark(database.sql);
      if (oldestRunning >= next) return;
      await sleep(50);
    }
  }

  /** The number up to which all have come, where every transaction before `oldestRunning` has ended. */
  #settle(oldestRunning: bigint): number {
    const last = this.#marks.findLastIndex(({ next }) => next <= oldestRunning);
    if (last < 0) return 0;
    this.#marks = this.#marks.slice(last);
    return this.#marks[0]?.lastSeq ?? 0;
  }

  #evict(inUse: string): void {
    let bytes = [...this.#kept.values()].reduce((sum, { facts }) => sum + facts.bytes, 0);
    const oldestFirst = [...this.#kept].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [projectId, { facts }] of oldestFirst) {
      if (bytes <= this.#maxBytes) return;
      if (projectId === inUse || this.#queues.has(projectId)) continue;
      bytes -= facts.bytes;
      this.#kept.delete(projectId);
    }
  }
}

/** A project's facts, read whole, not kept. */
export async function readTables({ sql }: OpenDatabase, projectId: string): Promise<ProjectTables> {
  return readFacts(sql, projectId, async (reading) => {
    const facts = new ProjectFacts();
    await readInto(facts, reading, 0);
    return facts.tables();
  });
}

async function readInto(facts: ProjectFacts, reading: FactsReading, floor: number): Promise<void> {
  facts.setModels(reading.models);
  facts.setAnnotators(reading.annotators);
  const known = facts.seqsAfter(floor);
  const isFirst = facts.judgments.seq.size === 0;
  facts.beginBatch();
  await reading.judgments(floor, (row) => facts.addJudgment(row, known));
  await reading.preferences(floor, (row) => facts.addPreference(row));
  if (!isFirst) facts.retire(await reading.replaced(floor));
  const missing = isFirst ? "all" : facts.unknownResponses();
  if (missing.length > 0) await reading.responses(missing, (row) => facts.addResponse(row));
  facts.endBatch();
  facts.lastSeq = reading.lastSeq;
}
