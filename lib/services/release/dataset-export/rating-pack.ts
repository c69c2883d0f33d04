import type { OpenDatabase } from "@/db/client";
import { streamComparisonFacts } from "@/db/queries/release/dataset-content";
import { selectModelNames } from "@/db/queries/release/dataset-export";
import type { DatasetKey } from "@/db/queries/release/units/unit-query";
import type { RatingLine } from "@/lib/formats/write/card/facts";
import { aggregate } from "@/lib/stats/paired/cells";
import type { ComparisonRows } from "@/lib/stats/ratings/comparison-rows";
import { fitRatings } from "@/lib/stats/ratings/fit-ratings";
import type { FileSink } from "./file-sink";

const confidence = 0.95;

/** Columns of small numbers that grow as they are read. */
class Numbers {
  #values = new Int32Array(1_024);
  size = 0;

  add(value: number): void {
    if (this.size === this.#values.length) {
      const grown = new Int32Array(this.size * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.size++] = value;
  }

  get values(): Int32Array {
    return this.#values.subarray(0, this.size);
  }
}

/**
 * What a statistician needs to fit the ratings again: `models.csv` names the models' numbers, `preferences.csv` has a row a
 * comparison (model_a, model_b, outcome: 1, 0, −1; prompt, annotator, whether A is known to have been shown first),
 * `counts.csv` how often each beat, lost to and tied with each, `ratings.json` the fit with its covariance.
 * @param open a file of the export
 * @returns the ratings for the card, the best first
 */
export async function writeRatingPack(
  database: OpenDatabase,
  key: DatasetKey,
  open: (path: string) => FileSink,
  done: (sink: FileSink) => Promise<void>,
): Promise<RatingLine[]> {
  const all = await selectModelNames(database.db, key.projectId);
  const numberOf = new Map(all.map(({ id }, number) => [id, number]));
  const annotators = new Map<string, number>();
  const [first, second, outcome, cluster] = [new Numbers(), new Numbers(), new Numbers(), new Numbers()];
  const write = async (path: string, text: string) => {
    const sink = open(`bradley-terry/${path}`);
    await sink.write(Buffer.from(text));
    await done(sink);
  };
  const preferences = open("bradley-terry/preferences.csv");
  await preferences.write(Buffer.from("model_a,model_b,outcome,prompt,annotator,order_known\n"));
  for await (const facts of streamComparisonFacts(database, key)) {
    let text = "";
    for (const fact of facts) {
      const [a, b] = [numberOf.get(fact.modelA) ?? -1, numberOf.get(fact.modelB) ?? -1];
      const annotator = annotators.get(fact.annotatorId) ?? annotators.size;
      annotators.set(fact.annotatorId, annotator);
      text += `${a},${b},${fact.outcome},${fact.place},${annotator},${fact.isOrderKnown ? 1 : 0}\n`;
      first.add(a);
      second.add(b);
      outcome.add(fact.outcome);
      cluster.add(fact.place);
    }
    await preferences.write(Buffer.from(text));
  }
  await done(preferences);
  const names = all.map(({ name, version }) => (version ? `${name} (${version})` : name));
  await write(
    "models.csv",
    `model,name\n${names.map((name, number) => `${number},${quoted(name)}\n`).join("")}`,
  );
  const rows: ComparisonRows = {
    first: first.values,
    second: second.values,
    outcome: Int8Array.from(outcome.values),
    cluster: cluster.values,
  };
  await write("counts.csv", countsOf(rows, names.length));
  const { text, lines } = ratingsOf(rows, names);
  await write("ratings.json", text);
  return lines;
}

function countsOf(rows: ComparisonRows, n: number): string {
  const cells = aggregate(rows, n);
  const lines = Array.from(cells.first, (a, cell) => {
    const [wins, losses, ties] = [cells.wins[cell], cells.losses[cell], cells.ties[cell]];
    return `${a},${cells.second[cell]},${wins},${losses},${ties}\n`;
  });
  return `model_a,model_b,wins_a,wins_b,ties\n${lines.join("")}`;
}

function ratingsOf(rows: ComparisonRows, names: readonly string[]): { text: string; lines: RatingLine[] } {
  const fit = fitRatings(rows, names.length, { confidence, ties: "half" });
  const models = fit.models.map((model, number) => ({ number, name: names[number] ?? "", ...model }));
  const text = `${JSON.stringify(
    {
      model:
        "Bradley–Terry, maximum likelihood, ties as half wins; standard errors robust to clusters of prompts",
      scale: { eloPerUnit: 400 / Math.LN10, mean: 1000 },
      confidence,
      exists: fit.exists,
      models,
      fits: fit.fits.map((one) => ({
        members: one.members,
        logStrength: one.logStrength && [...one.logStrength],
        covariance: one.covariance && [...one.covariance],
        converged: one.converged,
        reason: one.reason,
      })),
    },
    null,
    1,
  )}\n`;
  const lines = models
    .map(({ name, rating, low, high, wins, losses, ties }) => ({
      model: name,
      rating,
      low,
      high,
      comparisons: wins + losses + ties,
    }))
    .filter(({ comparisons }) => comparisons > 0)
    .sort((a, b) => (b.rating ?? -Infinity) - (a.rating ?? -Infinity));
  return { text, lines };
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
