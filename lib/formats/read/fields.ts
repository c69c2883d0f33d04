import { createHash } from "node:crypto";
import type { Message } from "@/lib/domain/message";
import { shorten } from "./json";
import { RowError } from "./row-error";
import type { Fields } from "./rows";

/** A text field. @throws RowError */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== "string") throw new RowError(name, describe(value), "text");
  return value;
}

/** A text field that may be missing, null or empty. @throws RowError where it is something else */
export function optionalText(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (value === undefined || value === null || value === "") return null;
  return text(fields, name);
}

/** An id: text or a number, exact to the last digit. @throws RowError */
export function id(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  throw new RowError(name, describe(value), "an id: a text or a number");
}

/** The first of several fields that holds a text; null where none does. */
export function firstText(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) if (typeof fields[name] === "string" && fields[name] !== "") return fields[name];
  return null;
}

/** A value in a few words, for messages. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  return shorten(JSON.stringify(value) ?? String(value));
}

export function hasAll(fields: Fields, names: readonly string[]): boolean {
  return names.every((name) => Object.hasOwn(fields, name));
}

/** An instruction with its input, as Alpaca-like sets write a prompt. */
export function instructionWithInput(instruction: string, input: string | null): string {
  return input?.trim() ? `${instruction}\n\n${input}` : instruction;
}

export function userMessage(content: string): Message[] {
  return [{ role: "user", content }];
}

export function assistantMessage(content: string): Message[] {
  return [{ role: "assistant", content }];
}

/**
 * A key for a prompt that the file gives no id: the hash of its text, whatever the white space at the ends of its lines,
 * in which files of one set differ.
 */
export function keyOfText(content: string): string {
  const trimmed = content.replace(/[ \t\r]*\n\s*/g, "\n").trim();
  return `text:${createHash("sha256").update(trimmed).digest("hex").slice(0, 32)}`;
}

/** A name like gpt-4:20230520 in its two parts. */
export function modelOf(name: string): { name: string; version?: string } {
  const [, base, version] = /^(.+?):(\d{6,}[\w.-]*|v[\d.]+)$/.exec(name) ?? [];
  return base && version ? { name: base, version } : { name };
}

const machineJudge =
  /gpt-?[345]|claude|gemini|llama|qwen|palm|mistral|deepseek|judge-?model|auto-?j|pandalm|llm/i;

/** A judge that is a model, by its name. */
export function isMachineJudge(name: string): boolean {
  return machineJudge.test(name);
}

/** The annotator of a judgment by name: a model where the name says so. */
export function judge(name: string): { name: string; kind: "imported" | "model" } {
  return { name, kind: isMachineJudge(name) ? "model" : "imported" };
}

/** The answer that a pair's winner makes: "first", "second", or a tie. */
export function pairAnswer(
  keys: readonly [string, string],
  winner: "first" | "second" | "tie",
  extra: object = {},
) {
  const [first, second] = keys;
  if (winner === "tie") return { tiers: [[first, second]], strength: 0, ...extra };
  return { tiers: winner === "first" ? [[first], [second]] : [[second], [first]], strength: 1, ...extra };
}
