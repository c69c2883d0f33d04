import type { Loss } from "@/lib/domain/dataset/export";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import { type CardFacts, inCell, licenseInWords, percent, ratingTable, share } from "./facts";

const reasons = {
  tie: "ties, which this format cannot hold",
  sameAnswers: "pairs of two equal answers",
  emptyAnswer: "rows with an empty answer",
  undecided: "rows without a winner",
  images: "rows with images",
  tools: "rows with tool calls",
  severalMessages: "answers of several messages",
  severalTurns: "conversations of several turns",
  systemTurn: "conversations with a system turn",
  turnOrder: "conversations whose turns do not alternate",
  prefix: "answers that begin with the other answer",
  speakers: "texts that name the speakers of a transcript themselves",
  nothingToLearn: "prompts without a demonstration, a rewrite or a single best response",
};
const losses: Record<Loss, string> = {
  ties: "ties",
  weights: "weights",
  margin: "margins",
  softLabels: "soft labels",
  annotators: "annotators",
  models: "model names",
  rankings: "whole rankings",
  pairs: "which answer was compared with which",
  rationales: "rationales",
  scores: "scores, flags and confidence",
  demonstrations: "demonstrations",
  rewrites: "rewrites",
  tools: "tool calls",
  images: "images",
  severalTurns: "conversations of several turns",
  severalMessages: "answers of several messages",
  systemTurns: "system turns",
};
const judges = { human: "people", machine: "models used as judges", all: "people and models used as judges" };
const ties = { drop: "left out", half: "counted as half a win for either side", keep: "kept, marked" };
const aggregations: Record<Recipe["aggregation"]["kind"], string> = {
  every: "every judgment gives its own pairs",
  majority: "the judgments of a pair of responses give one pair, by majority",
  soft: "the judgments of a pair of responses give one pair with p_chosen, the reliability-weighted share that prefers the chosen one",
};
const margins = {
  none: "0 for every pair",
  strength: "how many levels better the chosen response is (1 where no level was asked)",
  calibrated: "the strength, calibrated for each annotator's use of the scale",
  rating: "the difference of the two models' Bradley–Terry ratings",
};
const expansions = {
  all: "all pairs of a ranking, each with weight 1/C(K,2)",
  "best-worst": "the best against the worst",
  adjacent: "neighbouring ranks",
};

/** The card in English words. */
export function cardInEnglish(facts: CardFacts): string {
  const { summary, recipe, data } = facts;
  const left = Object.entries(facts.leftOut).map(
    ([reason, count]) => `- ${count} ${reasons[reason as keyof typeof reasons]}`,
  );
  if (left.length === 0) left.push("- No row of the dataset was left out.");
  if (facts.replacedCharacters > 0)
    left.push(`- ${facts.replacedCharacters} NUL characters and halves of surrogate pairs became U+FFFD`);
  left.push(
    facts.preset.losses.length > 0
      ? `- Of what the dataset may hold, the preset has no place for: ${facts.preset.losses.map((loss) => losses[loss]).join("; ")}.`
      : "- The preset has a place for everything that the dataset holds.",
  );
  return `# ${inCell(facts.project)}

${facts.description ? `${facts.description}\n\n` : ""}Preference data from Concord, in the preset \`${facts.preset.name}\`, read by ${facts.preset.stacks.join(", ")}.
The dataset is frozen: the same recipe on the same judgments gives the same bytes. Its content hash is \`${facts.contentHash}\`;
\`manifest.json\` has the sha256 of every file, and \`concord verify FOLDER\` checks them.

| split | file | rows |
|---|---|---:|
${data.map(({ split, path, rows }) => `| ${split} | ${path} | ${rows} |`).join("\n")}

Splits are by group of near-duplicate prompts, never by row.

## Who judged what

${summary.judgments} judgments by ${summary.annotators} ${summary.annotators === 1 ? "annotator" : "annotators"} (${judges[recipe.filters.judges]}), under guideline versions ${versions(facts.guidelineVersions)} and protocol
versions ${versions(facts.protocolVersions)}.${summary.withdrawnAnnotators > 0 ? ` ${summary.withdrawnAnnotators} annotators asked to be left out, and are.` : ""} Annotators stand under pseudonyms that are the same throughout this dataset.

- Ties: ${ties[recipe.ties]}. ${percent(summary.tieShare)} of the comparisons were ties.
- Aggregation: ${aggregations[recipe.aggregation.kind]}.
- Pairs of rankings: ${expansions[recipe.pairs]}.
- Margin: ${margins[recipe.margin]}.
- ${splitting(recipe)}

## How far they agree

${agreeing(facts)}

## Known biases

- The longer response wins ${share(summary.lengths.chosenLonger)} of the pairs of different length.
- The response shown first wins ${share(summary.firstShownWins)} of the decided pairs whose order is known.

## Models

${ratingTable(facts.ratings, ["model", "rating", "95 % interval", "comparisons"])}
Bradley–Terry ratings, ties as half wins, intervals robust to prompts judged several times. \`bradley-terry/\` holds the comparisons
as integers, the counts, and the ratings with their covariance: enough to fit them again.

## What is not in it

${left.join("\n")}

## Limits

${
  facts.license
    ? `Licence: ${licenseInWords(facts.license)}.`
    : "No licence was set: agree on one before you publish this."
} Preferences are those of these annotators under these guidelines, not of
people at large. Texts were written by models and may be wrong, offensive or contain personal data.
`;
}

/** How far annotators agree, and what that leaves for a reward model to learn. */
function agreeing({ summary: { agreement, agreementWithoutTies, noiseCeiling } }: CardFacts): string {
  if (agreement.comparisons === 0)
    return "No two annotators judged the same two responses: how far they would agree, and how well a reward model could do, is not known.";
  const best =
    noiseCeiling.value === null
      ? ""
      : `\nThe best that a reward model can do on these judgments (noise ceiling, ties left out) is an accuracy of ${share(noiseCeiling)}.`;
  return `Annotators agree on ${share(agreement)} of ${agreement.comparisons} comparisons of the same two responses, ties counted; chance alone
would give ${percent(agreement.chance)}. Without ties: ${share(agreementWithoutTies)}, chance ${percent(agreementWithoutTies.chance)}. Intervals are 95 %.${best}`;
}

function versions(numbers: readonly number[]): string {
  return numbers.length > 0 ? numbers.join(", ") : "unknown (imported)";
}

function splitting({ splits }: Recipe): string {
  return `Splits: ${percent(splits.validation)} validation, ${percent(splits.test)} test, seed ${splits.seed}; prompts of a similarity of ${splits.nearDuplicate} and more stand together.`;
}
