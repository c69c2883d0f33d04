import {
  findStoredResponses,
  type StoredJudgment,
  type StoredPair,
  type StoredPrompt,
  streamStoredJudgments,
  streamStoredPairs,
  streamStoredPrompts,
} from "@/db/queries/release/stream-dataset";
import type { Sql } from "@/db/queries/sql";
import type { LintedPrompt } from "@/lib/domain/dataset/lints/lint";
import { textOfAll } from "@/lib/domain/message";

/** A dataset prompt after prompt, with texts, pairs and judgments: three streams in one order, read side by side. */
export async function* readDataset(
  sql: Sql,
  projectId: string,
  number: number,
): AsyncGenerator<LintedPrompt> {
  const pairs = new ByPlace(streamStoredPairs(sql, projectId, number));
  const judgments = new ByPlace(streamStoredJudgments(sql, projectId, number));
  for await (const prompts of streamStoredPrompts(sql, projectId, number)) {
    const batch: { prompt: StoredPrompt; pairs: StoredPair[]; judged: StoredJudgment[] }[] = [];
    for (const prompt of prompts)
      batch.push({ prompt, pairs: await pairs.at(prompt.place), judged: await judgments.at(prompt.place) });
    const ids = new Set(
      batch.flatMap((one) => one.pairs.flatMap((pair) => [pair.chosenId, pair.rejectedId])),
    );
    const found = await findStoredResponses(sql, projectId, [...ids]);
    const responses = new Map(
      found.map(({ messages, ...response }) => [response.id, { ...response, text: textOfAll(messages) }]),
    );
    for (const { prompt, pairs: own, judged } of batch) {
      const used = new Set(own.flatMap((pair) => [pair.chosenId, pair.rejectedId]));
      yield {
        ...prompt,
        pairs: own,
        judgments: judged,
        responses: new Map(
          [...used].flatMap((id) => {
            const response = responses.get(id);
            return response ? [[id, response] as const] : [];
          }),
        ),
      };
    }
  }
}

/** Rows that come in the order of their places, taken place by place. */
class ByPlace<Row extends { place: number }> {
  #rows: Row[] = [];
  #isOver = false;

  constructor(readonly source: AsyncGenerator<Row[]>) {}

  async at(place: number): Promise<Row[]> {
    while (!this.#isOver && (this.#rows.at(-1)?.place ?? -1) <= place) {
      const { value, done } = await this.source.next();
      if (done) this.#isOver = true;
      else this.#rows.push(...value);
    }
    const end = this.#rows.findIndex((row) => row.place > place);
    return this.#rows.splice(0, end < 0 ? this.#rows.length : end);
  }
}
