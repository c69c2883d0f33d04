import type { PresetName } from "@/lib/domain/dataset/export";
import type { Preset } from "../preset";
import { preferenceFiles } from "./pairs/preference";
import { preferenceDeepspeedFiles } from "./pairs/preference-deepspeed";
import { preferenceImplicitFiles } from "./pairs/preference-implicit";
import { preferenceLlamaFactoryFiles } from "./pairs/preference-llamafactory";
import { preferenceNemoFiles } from "./pairs/preference-nemo";
import { preferenceOpenaiFiles } from "./pairs/preference-openai";
import { preferenceStringsFiles } from "./pairs/preference-strings";
import { preferenceSwiftFiles } from "./pairs/preference-swift";
import { preferenceTranscriptFiles } from "./pairs/preference-transcript";
import { rewardbench } from "./pairs/rewardbench";
import { kto } from "./unpaired/kto";
import { ktoMessages } from "./unpaired/kto-messages";
import { ktoStrings } from "./unpaired/kto-strings";
import { bestOfN } from "./whole/best-of-n";
import { helpsteer } from "./whole/helpsteer";
import { judgments } from "./whole/judgments";
import { oasst } from "./whole/oasst";
import { promptsVerl } from "./whole/prompts-verl";
import { sftMessages } from "./whole/sft-messages";

/** Every preset in which a dataset can be exported, by name. */
export const presets = {
  preference: preferenceFiles,
  "preference-implicit": preferenceImplicitFiles,
  "preference-strings": preferenceStringsFiles,
  "preference-llamafactory": preferenceLlamaFactoryFiles,
  "preference-swift": preferenceSwiftFiles,
  "preference-nemo": preferenceNemoFiles,
  "preference-openai": preferenceOpenaiFiles,
  "preference-transcript": preferenceTranscriptFiles,
  "preference-deepspeed": preferenceDeepspeedFiles,
  rewardbench,
  kto,
  "kto-strings": ktoStrings,
  "kto-messages": ktoMessages,
  "sft-messages": sftMessages,
  "prompts-verl": promptsVerl,
  "best-of-n": bestOfN,
  oasst,
  helpsteer,
  judgments,
} as const satisfies Record<PresetName, unknown>;

/** A preset whatever its unit: its lines take that unit. */
export function presetOf(name: PresetName): Preset {
  return presets[name] as unknown as Preset;
}
