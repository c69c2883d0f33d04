import { anthropicHarmless, anthropicHelpful } from "./anthropic";
import { arena } from "./arena";
import { helpsteer2, helpsteer3 } from "./helpsteer";
import { instructgpt } from "./instructgpt";
import { llama2, llama2Safety } from "./llama2";
import type { ProtocolPreset } from "./preset";

/** Protocols of well-known data sets, ready to start from. */
export const protocolPresets: Readonly<Record<string, ProtocolPreset>> = {
  instructgpt,
  anthropic_helpful: anthropicHelpful,
  anthropic_harmless: anthropicHarmless,
  llama2,
  llama2_safety: llama2Safety,
  helpsteer2,
  helpsteer3,
  arena,
};
