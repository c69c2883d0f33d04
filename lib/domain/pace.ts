/**
 * When judging is faster than reading. English is read at about 238 words a minute (Brysbaert 2019, Journal of Memory
 * and Language 109), some 24 characters a second; a Chinese, Japanese or Korean character takes as long as three or four
 * Latin ones. Six times that speed is beyond skimming, and what is said then is a question, not a charge: tasks may be
 * easy, or well known.
 */
const charactersPerSecond = 6 * 24;
const wideCharacter = 3;
/** Who has read so much of a task may have seen enough. */
const enoughCharacters = 8_000;
/** So many judgments in a row make a run. */
export const runLength = 5;

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

export interface Pace {
  /** All that there was to read: prompt and responses. */
  text: string;
  durationMs: number;
}

/** The time below which nobody has read a text, not even by skimming it. */
export function leastReadingMs(text: string): number {
  const start = text.slice(0, enoughCharacters);
  const wideCount = start.match(wide)?.length ?? 0;
  const weight = Math.min(enoughCharacters, start.length + wideCount * (wideCharacter - 1));
  return (1000 * weight) / charactersPerSecond;
}

/** Whether the last judgments, newest last, are a run in which each was faster than reading. */
export function isImplausiblyFast(judgments: readonly Pace[]): boolean {
  const run = judgments.slice(-runLength);
  return run.length === runLength && run.every(({ text, durationMs }) => durationMs < leastReadingMs(text));
}
