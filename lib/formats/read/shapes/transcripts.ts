import { type Message, textOf } from "@/lib/domain/message";
import { pairJudgment, promptRecord, responseRecord } from "../build";
import { messages, toolsIn } from "../chat";
import { describe, hasAll, keyOfText, pairAnswer } from "../fields";
import { withImages } from "../images";
import { RowError } from "../row-error";
import type { Fields } from "../rows";
import type { Shape } from "../shape";

/**
 * chosen and rejected, as transcripts (hh-rlhf), message lists or plain answers with a prompt. Which model wrote what is
 * not known, and "chosen" is no model: both are responses of the model "unknown".
 */
export const chosenRejected: Shape = {
  name: "chosen-rejected",
  title: "Chosen and rejected (HH-RLHF transcripts, message lists, TRL)",
  role: "mixed",
  matches: (fields) => hasAll(fields, ["chosen", "rejected"]),
  *read(context) {
    const { fields } = context;
    const given = withImages(fields, ["prompt", "chosen", "rejected"]);
    const prompt =
      given.prompt === undefined ? null : [...systemOf(given), ...messages(given.prompt, "prompt")];
    const sides = (["chosen", "rejected"] as const).map((name) => turns(given[name], name, prompt !== null));
    const [chosen, rejected] = sides as [Message[], Message[]];
    const shared = prompt ? 0 : sharedTurns(chosen, rejected);
    const asked = prompt ?? chosen.slice(0, shared);
    const answers = [chosen.slice(shared), rejected.slice(shared)] as const;
    if (asked.length === 0)
      throw new RowError("chosen", "no shared conversation", "the same turns before the last answer");
    if (answers.some((answer) => answer.length === 0))
      throw new RowError("rejected", "the same text as chosen", "two different answers");
    const promptKey = keyOfText(JSON.stringify(asked));
    const keys = answers.map((answer) => `unknown:${keyOfText(JSON.stringify(answer))}`) as [string, string];
    if (keys[0] === keys[1])
      throw new RowError("rejected", "the same text as chosen", "two different answers");
    yield promptRecord(context, promptKey, asked, { tools: toolsIn(fields.tools) });
    for (const [side, key] of keys.entries())
      yield responseRecord(context, promptKey, key, { name: "unknown" }, answers[side] ?? []);
    // In a stable order that does not tell the answer.
    const order = [...keys].sort() as [string, string];
    yield pairJudgment(
      context,
      promptKey,
      order,
      { name: "crowd", kind: "imported" },
      pairAnswer(order, order[0] === keys[0] ? "first" : "second"),
      { orderKnown: false },
    );
  },
};

/** Rows of texts have their system turn in a column of its own (Axolotl). */
function systemOf({ system, prompt }: Fields): Message[] {
  const isText = typeof system === "string" && system !== "" && typeof prompt === "string";
  return isText ? [{ role: "system", content: system }] : [];
}

function turns(value: unknown, field: string, isAnswer: boolean): Message[] {
  if (typeof value !== "string") {
    const list = Array.isArray(value) ? value : typeof value === "object" && value !== null ? [value] : value;
    return messages(list, field);
  }
  if (isAnswer && !/\n\n(Human|Assistant):/.test(value)) return [{ role: "assistant", content: value }];
  const parts = value.split(/\n\n(Human|Assistant):/);
  if (parts.length < 3) throw new RowError(field, describe(value), "turns marked Human: and Assistant:");
  const found: Message[] = [];
  for (let i = 1; i < parts.length; i += 2) {
    const content = (parts[i + 1] ?? "").replace(/^ /, "");
    found.push({ role: parts[i] === "Human" ? "user" : "assistant", content });
  }
  return found;
}

/** How many turns both share, at most up to the last answer of the shorter one. */
function sharedTurns(a: readonly Message[], b: readonly Message[]): number {
  const most = Math.min(a.length, b.length) - 1;
  let shared = 0;
  while (shared < most && same(a[shared], b[shared])) shared++;
  // The turn to be answered is the user's: an assistant's turn that both share belongs to the conversation only then.
  while (shared > 0 && a[shared - 1]?.role === "assistant") shared--;
  return shared;
}

function same(a: Message | undefined, b: Message | undefined): boolean {
  return a !== undefined && b !== undefined && a.role === b.role && textOf(a) === textOf(b);
}
