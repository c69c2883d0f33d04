import type { LocalizedText } from "@/lib/domain/protocol";

/** A localized text while it is typed: either half may still be empty. */
export interface Halves {
  en: string;
  zh: string;
}

export function halvesOf(text: LocalizedText | undefined): Halves {
  if (text === undefined) return { en: "", zh: "" };
  return typeof text === "string" ? { en: text, zh: "" } : { en: text.en, zh: text.zh };
}

/** Only English is a plain text for all languages; only Chinese stays Chinese until `tidyProtocol` fills the gap. */
export function joinHalves({ en, zh }: Halves): LocalizedText {
  return zh === "" ? en : { en, zh };
}

/** A key for data out of a label: letters, digits and _; null where nothing of the label can stay. */
export function keyFrom(text: LocalizedText): string | null {
  const key = halvesOf(text)
    .en.toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 40);
  return key === "" ? null : key;
}

/** A key that no other entry has. */
export function freeKey(base: string, taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number++)
    if (!taken.includes(`${base}_${number}`)) return `${base}_${number}`;
}
