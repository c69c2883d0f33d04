import type { Lint } from "./lint";
import { chosenEqualsRejected } from "./pairs/chosen-equals-rejected";
import { contradictoryMajority } from "./pairs/contradictory-majority";
import { dominantAnnotator } from "./pairs/dominant-annotator";
import { identicalResponses } from "./pairs/identical-responses";
import { lengthPredictsWinner } from "./pairs/length-predicts-winner";
import { positionPredictsWinner } from "./pairs/position-predicts-winner";
import { nearDuplicatesAcrossSplits } from "./splits/near-duplicates-across-splits";
import { promptInTwoSplits } from "./splits/prompt-in-two-splits";
import { modelNames } from "./texts/model-names";
import { mojibake } from "./texts/mojibake";
import { personalData } from "./texts/personal-data";
import { tooManyTokens } from "./texts/too-many-tokens";
import { truncatedResponses } from "./texts/truncated-responses";

/** Every check, in the order in which a page shows them. */
export const lints: readonly Lint[] = [
  chosenEqualsRejected,
  promptInTwoSplits,
  nearDuplicatesAcrossSplits,
  identicalResponses,
  contradictoryMajority,
  dominantAnnotator,
  lengthPredictsWinner,
  positionPredictsWinner,
  modelNames,
  truncatedResponses,
  mojibake,
  personalData,
  tooManyTokens,
];
