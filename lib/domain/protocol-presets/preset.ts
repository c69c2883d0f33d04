import type { LocalizedText, Protocol, Term } from "../protocol";

/** A protocol of a well-known data set, ready to start from. */
export interface ProtocolPreset {
  title: string;
  /** Where it comes from, and what beside the protocol belongs to it. */
  note: LocalizedText;
  protocol: Protocol;
}

/** A place of a scale in both languages. */
export function term(en: string, zh: string, meaningEn?: string, meaningZh?: string): Term {
  const label = { en, zh };
  return meaningEn && meaningZh ? { label, meaning: { en: meaningEn, zh: meaningZh } } : { label };
}
