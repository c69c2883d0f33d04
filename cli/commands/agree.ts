import { Command } from "commander";
import type { AgreementView } from "@/lib/domain/api/agreement";
import { reportFiles } from "@/lib/services/measure/report/agreement-report";
import { confidenceOf, type ReportOptions, readForReport } from "./report/read";
import { coefficientText, percent, tableText } from "./report/text";

export const agreeCommand = new Command("agree")
  .description(
    "How far the judges in these files agree: overall, per pair of judges, with ties kept and dropped",
  )
  .argument("<files...>", "whatever an import reads: votes, rankings, tables of scores; folders are searched")
  .option("--judges <regex>", "only judges whose names match")
  .option("--confidence <share>", "of the intervals", "0.95")
  .option("--json", "print the whole report as JSON", false)
  .action(async (places: string[], options: ReportOptions) => {
    const confidence = confidenceOf(options);
    const report = reportFiles(await readForReport(places, options), confidence);
    if (options.json) return void process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    const { format, judgments, human, machine, humanWithMachine } = report;
    let text = `${format}: ${judgments} judgments. Intervals ${100 * confidence} %, clustered by prompt.\n`;
    if (human) text += section("People", human);
    if (machine) text += section("Machine judges", machine);
    if (humanWithMachine)
      text += `\nPeople with machines: ${percent(humanWithMachine.tiesKept)} with ties kept, ${percent(humanWithMachine.tiesDropped)} dropped, of ${humanWithMachine.comparisons} comparisons\n`;
    process.stdout.write(text);
  });

function section(title: string, view: AgreementView): string {
  const { tiesKept, tiesDropped, tiesHalf, alpha, rankings, strengths } = view;
  const rule = (name: string, share: typeof tiesKept) => [
    name,
    percent(share),
    share.chance === null ? "–" : percent({ value: share.chance }),
  ];
  let text = `\n${title}: ${view.annotators.length} judges, ${view.preferences} preferences (${view.ties} ties), ${view.units} pairs of responses judged by two or more\n\n`;
  if (view.preferences > 0) {
    text += tableText(
      ["tie rule", "agreement", "by chance"],
      [rule("ties kept", tiesKept), rule("ties dropped", tiesDropped), rule("ties as half", tiesHalf)],
    );
    text += `\n  Krippendorff's α (nominal: first, tie, second)  ${coefficientText(alpha)}\n`;
  }
  if (strengths)
    text += `  α of strengths  ordinal ${coefficientText(strengths.ordinal)}, interval ${coefficientText(strengths.interval)}\n`;
  if (rankings)
    text += `  Rankings  τ-b ${coefficientText(rankings.tauB)} over ${rankings.tauB.prompts} prompts, W ${coefficientText(rankings.kendallW)}\n`;
  for (const score of view.scores)
    text += `  Scores "${score.attribute}"  α ordinal ${coefficientText(score.alphaOrdinal)}, ICC(2,1) ${coefficientText(score.iccSingle)}, ${score.sharedItems} responses with two scores or more\n`;
  for (const { name, repeats, repeatedSame } of view.annotators)
    if (repeats > 0)
      text += `  ${name} judged ${repeats} pairs again and said the same ${repeatedSame} times\n`;
  if (view.pairs.length > 0)
    text += `\n${tableText(
      ["judges", "units", "ties kept", "ties dropped", "Cohen's κ"],
      view.pairs.map((pair) => [
        `${pair.a} – ${pair.b}`,
        String(pair.units),
        percent(pair.tiesKept),
        percent(pair.tiesDropped),
        coefficientText(pair.kappa),
      ]),
    )}`;
  for (const { a, b, tauB } of rankings?.pairs ?? [])
    text += `  ${a} – ${b}: τ-b ${coefficientText(tauB)} over ${tauB.prompts} prompts\n`;
  return text;
}
