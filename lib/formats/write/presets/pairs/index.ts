import type { PairPreset } from "./pair";
import { preferenceImplicit } from "./preference-implicit";
import { preferenceLlamaFactory } from "./preference-llamafactory";
import { preferenceNemo } from "./preference-nemo";
import { preferenceOpenai } from "./preference-openai";
import { preferenceStrings } from "./preference-strings";
import { preferenceSwift } from "./preference-swift";
import { preferenceTranscript } from "./preference-transcript";

/** The formats of training stacks beside Concord's own rows, by the names that API and command line use. */
export const pairPresets = {
  implicit: preferenceImplicit,
  llamafactory: preferenceLlamaFactory,
  swift: preferenceSwift,
  nemo: preferenceNemo,
  openai: preferenceOpenai,
  transcript: preferenceTranscript,
  strings: preferenceStrings,
} satisfies Record<string, PairPreset>;
