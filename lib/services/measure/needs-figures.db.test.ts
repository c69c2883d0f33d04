import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { importNow } from "../ingest/testing";
import { makeCast, refusalOf } from "../people/testing";
import { readTables } from "./facts/fact-store";
import { getNeeds } from "./get-needs";
import { needsKind } from "./kinds/needs";
import { measureNow } from "./measure-project";
import { gatherProbe } from "./needs/gather-probe";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** Two models; a response with one of 23 clear words wins four times in five. Every third pair is judged by two, who differ at times. */
function judged(prompts: number, prefix = "p"): string {
  const lines: object[] = [];
  for (let prompt = 0; prompt < prompts; prompt++) {
    const id = `${prefix}${prompt}`;
    const isClear = prompt % 2 === 0;
    const order = [`${id}-a`, `${id}-b`];
    lines.push({ type: "prompt", id, messages: [{ role: "user", content: `Question ${id}` }] });
    for (const [at, one] of order.entries())
      lines.push({
        type: "response",
        id: one,
        prompt_id: id,
        model: { name: `m${at}` },
        messages: [
          {
            role: "assistant",
            content: `${isClear === (at === 0) ? "clear" : "vague"}${(prompt * 7) % 23} words`,
          },
        ],
      });
    for (const [judge, name] of ["ana", "bo"].entries()) {
      if (judge === 1 && prompt % 3 !== 0) continue;
      const isTurned = (prompt * 3 + judge * 2) % 5 === 0;
      const winner = isClear !== isTurned ? order : [...order].reverse();
      lines.push({
        type: "judgment",
        prompt_id: id,
        annotator: { name, kind: "imported" },
        comparison: "pairwise",
        response_ids: order,
        answer: { tiers: prompt % 10 === 9 ? [order] : winner.map((one) => [one]) },
      });
    }
  }
  return lines.map((line) => JSON.stringify(line)).join("\n");
}

async function needsOf(file: string, name = "all.jsonl") {
  const cast = await makeCast(test.database);
  const { projectId, lead } = cast;
  await importNow(test.database, lead, projectId, { [name]: file });
  expect((await getNeeds(test.database, lead, projectId, "human")).figures).toBeNull();
  await measureNow(test.database, projectId, "human", needsKind, {});
  return { ...cast, figures: (await getNeeds(test.database, lead, projectId, "human")).figures };
}

it("ceiling, curve and forecast of a project, the same each time", async () => {
  const { figures, projectId, lead } = await needsOf(judged(300));
  expect(figures?.isFresh).toBe(true);
  expect(figures?.comparisons).toBe(400);
  expect(figures?.decided).toBe(360);
  expect(figures?.ceiling?.units).toBe(90);
  const { ceiling, curve, forecast } = figures ?? {};
  expect(ceiling?.ceiling.value).toBeGreaterThan(ceiling?.agreement.value as number);
  expect(curve?.points.at(-1)?.accuracy.value).toBeGreaterThan(0.7);
  expect(curve?.points.at(-1)?.logLoss.value).toBeLessThan(Math.LN2);
  expect(forecast?.logLoss.newPrompts.gain.value).toBeGreaterThanOrEqual(0);
  expect(forecast?.logLoss.overlap?.pairs).toBe(180);
  expect(JSON.stringify(figures)).not.toMatch(/NaN|Infinity/);
  // Another project's sample and curve take the place of this one's: what follows is drawn and learnt anew.
  expect((await needsOf(judged(150))).figures?.curve).not.toBeNull();
  await measureNow(test.database, projectId, "human", needsKind, {});
  const again = (await getNeeds(test.database, lead, projectId, "human")).figures;
  expect({ ...again, computedAt: "" }).toEqual({ ...figures, computedAt: "" });
});

it("a sample that more judgments changed is the one drawn anew, and of all comparisons alike", async () => {
  const { projectId, lead } = await makeCast(test.database);
  const other = await makeCast(test.database);
  await importNow(test.database, other.lead, other.projectId, { "other.jsonl": judged(10) });
  const gather = async (of: string) => {
    const tables = await readTables(test.database, of);
    return gatherProbe({ database: test.database, projectId: of, judges: "human", tables });
  };
  await importNow(test.database, lead, projectId, { "a.jsonl": judged(5_200) });
  const first = await gather(projectId);
  expect(await gather(projectId)).toEqual(first);
  expect(first).toMatchObject({ sampled: 6_000, isSample: true });
  await importNow(test.database, lead, projectId, { "b.jsonl": judged(600, "q") });
  const taken = await gather(projectId);
  expect(taken.key).not.toBe(first.key);
  await gather(other.projectId);
  expect(await gather(projectId)).toEqual(taken);
  // Prompts are numbered as they come. 720 of 6,961 decided comparisons are new: about that share of the sample, the
  // hypergeometric distribution's standard deviation being 8.8.
  const fresh = taken.rows.prompt.filter((prompt) => prompt >= 5_200).length;
  expect(Math.abs(fresh - (6_000 * 720) / 6_961)).toBeLessThan(4 * 8.8);
});

it("little data says what is missing, and nothing judged says nothing", async () => {
  const { figures } = await needsOf(judged(15));
  expect(figures?.ceiling).not.toBeNull();
  expect(figures).toMatchObject({ curve: null, curveReason: "too_few", forecast: null });
  expect(figures?.probe).toMatchObject({ judgments: 18, fewestJudgments: 120, fewestPrompts: 20 });
  const votes = Array.from({ length: 150 }, (_, question_id) =>
    JSON.stringify({ question_id, judge: "ana", model_a: "m1", model_b: "m2", winner: "model_a" }),
  );
  const { figures: textless } = await needsOf(votes.join("\n"), "votes.jsonl");
  expect(textless).toMatchObject({ ceiling: null, curve: null, curveReason: "no_text", forecast: null });
});

it("annotators and outsiders see nothing", async () => {
  const { projectId, annotator, outsider } = await makeCast(test.database);
  expect(await refusalOf(getNeeds(test.database, annotator, projectId, "human"))).toBe("forbidden");
  expect(await refusalOf(getNeeds(test.database, outsider, projectId, "human"))).toBe("not_found");
});
