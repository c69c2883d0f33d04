import { turnsJson } from "../../message-json";
import type { ExportedPreference } from "../../preference-row";

/** One decided pair: the better answer and the worse one, messages still as the text of their jsonb. */
export interface Pair {
  prompt: string;
  chosen: string;
  rejected: string;
  /** Levels by which the chosen is better, 1 where none were asked; 0 for a tie that is kept. */
  margin: number;
  /** How messages are written; as role and text where it is not said. */
  turns?: (json: string) => string;
}

/**
 * A training stack's row for a pair, as one line of JSON without its end; null where its format cannot hold the pair.
 * What each format cannot carry stands in its file.
 */
export type PairPreset = (pair: Pair) => string | null;

/** The three lists of a pair, written. */
export function writtenPair({ prompt, chosen, rejected, turns = turnsJson }: Pair): [string, string, string] {
  return [turns(prompt), turns(chosen), turns(rejected)];
}

export function pairOf(row: ExportedPreference): Pair {
  const [chosen, rejected] =
    row.outcome < 0 ? [row.messagesB, row.messagesA] : [row.messagesA, row.messagesB];
  const margin = row.outcome === 0 ? 0 : row.strength < 0 ? 1 : row.strength;
  return { prompt: row.promptMessages, chosen, rejected, margin };
}

/** Two lists of messages as one. @param first @param second JSON of lists that are not empty */
export function joined(first: string, second: string): string {
  return `${first.slice(0, -1)}, ${second.slice(1)}`;
}

/** Where one message ends and the next begins: inside a text quotes are escaped, so this finds nothing else. */
const nextMessage = /\}, ?\{"(?:role|name)": ?"/;

/** The only message of a list, as JSON; null where there are several. */
export function onlyMessage(list: string): string | null {
  return nextMessage.test(list) ? null : list.slice(1, -1);
}
