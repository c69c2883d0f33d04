import { Command, Option } from "commander";
import {
  clusters,
  intervalKinds,
  type RatingChoice,
  type RatingView,
  styleChoices,
  tieRules,
} from "@/lib/domain/api/ratings";
import type { StyleFeature } from "@/lib/domain/response-style";
import type { JudgedTable } from "@/lib/services/measure/report/judged-files";
import { type RatingWish, reportRatings } from "@/lib/services/measure/report/rating-report";
import { confidenceOf, type ReportOptions, readForReport } from "./report/read";
import { percent, tableText } from "./report/text";

interface RateOptions extends ReportOptions, RatingChoice {}

export const rateCommand = new Command("rate")
  .description(
    "What the models in these files are worth: Bradley–Terry ratings with intervals and rank ranges",
  )
  .argument("<files...>", "whatever an import reads: votes, rankings, tables of scores; folders are searched")
  .addOption(new Option("--ties <rule>", "what a tie is").choices(tieRules).default("half"))
  .addOption(
    new Option("--cluster <what>", "judgments that are not independent of each other")
      .choices(clusters)
      .default("prompt"),
  )
  .option("--order-effect", "also estimate what being shown first is worth", false)
  .addOption(
    new Option("--style <what>", "also adjust for how long responses are, or how long and how formatted")
      .choices(styleChoices)
      .default("none"),
  )
  .option("--tag <tag>", "only prompts with this tag", "")
  .addOption(
    new Option("--intervals <kind>", "the robust covariance, or percentiles of a bootstrap")
      .choices(intervalKinds)
      .default("sandwich"),
  )
  .option("--judges <regex>", "only judges whose names match")
  .option("--confidence <share>", "of the intervals", "0.95")
  .option("--json", "print the whole report as JSON", false)
  .action(async (places: string[], options: RateOptions) => {
    const { ties, cluster, orderEffect, intervals, style, tag } = options;
    const wish = { ties, cluster, orderEffect, intervals, style, confidence: confidenceOf(options) };
    const found = await readForReport(places, options, { tag, withStyles: style !== "none" });
    const { format, rows, rowsWithProblem, human, machine } = found;
    const report = {
      format,
      rows,
      rowsWithProblem,
      ...wish,
      tag,
      human: rate(human, wish),
      machine: rate(machine, wish),
    };
    if (options.json) return void process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    let text = `${format}. Ties: ${ties}; intervals ${100 * wish.confidence} %, ${cluster === "none" ? "rows independent" : `clustered by ${cluster}`}.${tag && ` Only prompts with the tag ${tag}.`}\n`;
    if (report.human) text += section("People", report.human);
    if (report.machine) text += section("Machine judges", report.machine);
    process.stdout.write(text);
  });

/** What one kind of judges makes of the models; null where they said nothing. */
function rate(table: JudgedTable, wish: RatingWish): RatingView | null {
  if (table.judgments === 0) return null;
  return { ...reportRatings(table, wish, undefined, table.styles), tags: table.tags };
}

/** What each feature of style is worth to a response twice as long, or with one more of it. */
const moreOf: Record<StyleFeature, string> = {
  length: "twice as long",
  headings: "one heading more",
  lists: "one list item more",
  bold: "one bold passage more",
  codeBlocks: "one code block more",
};

function section(title: string, view: RatingView): string {
  let text = `\n${title}: ${view.annotators} judges, ${view.comparisons} comparisons, ${view.tiesSeen} of them ties\n`;
  if (!view.exists && view.comparisons > 0)
    text += `  No single estimate exists for all models: ${view.components.length} groups cannot be compared with each other.\n`;
  for (const fit of view.fits) {
    if (fit.reason)
      text += `  A group of ${fit.models} has no estimate: ${fit.reason.replaceAll("_", " ")}\n`;
    if (fit.tieParameter !== null) text += `  Tie parameter (log) ${fit.tieParameter.toFixed(4)}\n`;
    if (fit.orderEffect) {
      const { value, low, high, firstWins } = fit.orderEffect;
      text += `  Shown first: ${value.toFixed(3)} log-odds [${low.toFixed(3)}, ${high.toFixed(3)}]; of two equals the first wins ${percent({ value: firstWins })}\n`;
    }
  }
  if (view.withoutText > 0 && view.fits.some((fit) => fit.effects.length > 0))
    text += `  ${view.withoutText === view.comparisons ? "All" : view.withoutText} comparisons are of responses whose texts are not in these files: counted as of equal style\n`;
  for (const { feature, value, reason, wins, winsLow, winsHigh } of view.fits.flatMap((fit) => fit.effects))
    text +=
      value === null
        ? `  Style, ${feature}: left out (${reason?.replaceAll("_", " ")})\n`
        : `  Style, ${feature}: ${value.toFixed(3)}; ${moreOf[feature]} wins ${percent({ value: wins, low: winsLow, high: winsHigh })} against an equal\n`;
  const raw = new Map(view.raw?.map((one) => [one.model, one.rating]));
  if (view.comparisons > 0)
    text += `\n${tableText(
      ["model", "rating", "interval", "ranks", "wins", "losses", "ties", ...(view.raw ? ["unadjusted"] : [])],
      view.models.map((model) => [
        model.model,
        model.rating === null ? `none: ${model.reason?.replaceAll("_", " ")}` : model.rating.toFixed(1),
        model.low === null || model.high === null
          ? "–"
          : `[${model.low.toFixed(1)}, ${model.high.toFixed(1)}]`,
        model.bestRank === null ? "–" : `${model.bestRank}–${model.worstRank}`,
        String(model.wins),
        String(model.losses),
        String(model.ties),
        ...(view.raw ? [raw.get(model.model)?.toFixed(1) ?? "–"] : []),
      ]),
    )}`;
  if (view.scores.length > 0)
    text += `\n${tableText(
      ["score", "model", "mean", "standard error", "responses"],
      view.scores.map((score) => [
        score.attribute,
        score.model,
        score.mean.toFixed(4),
        score.standardError?.toFixed(4) ?? "–",
        String(score.responses),
      ]),
    )}`;
  return text;
}
