import { type Message, messagesSchema } from "@/lib/domain/message";
import { describe, userMessage } from "./fields";
import { isPicturePath } from "./pictures";
import { RowError } from "./row-error";
import type { Fields } from "./rows";

/** Roles of other programs, in ours. */
const roles: Readonly<Record<string, string>> = {
  human: "user",
  prompter: "user",
  gpt: "assistant",
  developer: "system",
  function: "tool",
};

/** What messages say elsewhere and ours have no place for: a row that says it is refused, so that nothing is lost unseen. */
const homeless = ["audio", "refusal", "reasoning_content", "reasoning", "thinking"];

/** A list of chat messages, in our spelling or that of OpenAI and its like. A text is a user's. @throws RowError */
export function messages(value: unknown, field: string): Message[] {
  if (typeof value === "string") return userMessage(value);
  const spelled = respelled(value, field);
  const parsed = messagesSchema.safeParse(spelled);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  const found = path.reduce<unknown>((part, key) => (part as Fields | undefined)?.[key as string], spelled);
  throw new RowError([field, ...path].join("."), describe(found), issue?.message ?? "messages");
}

/**
 * The same messages in our own names, not yet checked: `tool_calls` and `tool_call_id`, the older `function_call`,
 * arguments as objects, `image_url` parts and base64 sources, `from` and `value`.
 * @throws RowError for what our messages have no place for
 */
export function respelled(list: unknown, field: string): unknown[] {
  if (!Array.isArray(list)) throw new RowError(field, describe(list), "a list of messages");
  return list.map((entry: unknown, at) =>
    isFields(entry) ? respelledMessage(entry, `${field}.${at}`) : entry,
  );
}

function respelledMessage(message: Fields, field: string): Fields {
  const { from, value, tool_calls, toolCalls, tool_call_id, toolCallId, function_call, ...rest } = message;
  for (const name of homeless)
    if (isGiven(rest[name])) throw new RowError(`${field}.${name}`, describe(rest[name]), "no such part");
  const role = typeof from === "string" ? from : rest.role;
  const content = typeof from === "string" ? value : rest.content;
  const calls = isGiven(tool_calls) ? tool_calls : toolCalls;
  const callId = tool_call_id ?? toolCallId;
  const own = isGiven(calls) ? calls : isGiven(function_call) ? [function_call] : undefined;
  return {
    role: typeof role === "string" && Object.hasOwn(roles, role) ? roles[role] : role,
    content: contentOf(content, own !== undefined, `${field}.content`),
    ...(isGiven(rest.name) ? { name: rest.name } : {}),
    ...(own === undefined ? {} : { toolCalls: callsOf(own, `${field}.tool_calls`) }),
    ...(isGiven(callId) ? { toolCallId: callId } : {}),
  };
}

/** A turn that only calls a tool may come without a content. */
function contentOf(content: unknown, hasCalls: boolean, field: string): unknown {
  if (content === null || (content === undefined && hasCalls)) return "";
  if (!Array.isArray(content)) return content;
  return content.map((part: unknown, at) => (isFields(part) ? partOf(part, `${field}.${at}`) : part));
}

function callsOf(calls: unknown, field: string): unknown {
  if (!Array.isArray(calls)) throw new RowError(field, describe(calls), "a list of tool calls");
  return calls.map((call: unknown, at) => {
    if (!isFields(call)) return call;
    // Some write a call's name and arguments without a `function` around them.
    const called = isFields(call.function) ? call.function : call;
    const given = called.arguments;
    if (!isGiven(given))
      throw new RowError(`${field}.${at}.arguments`, describe(given), "a text or an object");
    return {
      ...(isGiven(call.id) ? { id: call.id } : {}),
      ...(isGiven(call.type) ? { type: call.type } : {}),
      function: { name: called.name, arguments: typeof given === "string" ? given : JSON.stringify(given) },
    };
  });
}

const textTypes: readonly unknown[] = ["text", "input_text", "output_text"];
const imageTypes: readonly unknown[] = ["image", "image_url", "input_image"];

function partOf(part: Fields, field: string): unknown {
  if (textTypes.includes(part.type)) return { type: "text", text: part.text };
  if (!imageTypes.includes(part.type))
    throw new RowError(`${field}.type`, describe(part.type), "text, image or image_url");
  const image = imageOf(part);
  const isKnown =
    typeof image === "string" && (/^(data:image\/|https?:\/\/)/i.test(image) || isPicturePath(image));
  if (!isKnown)
    throw new RowError(
      `${field}.image`,
      describe(image),
      "a data: URL of an image, an http(s) address, or the path of a picture uploaded with it",
    );
  return { type: "image", image, ...(isGiven(part.alt) ? { alt: part.alt } : {}) };
}

/** Where a part has its picture: ours, OpenAI's, Hugging Face's, or a base64 source. A remote one stays an address. */
function imageOf({ image, image_url, url, source }: Fields): unknown {
  if (isGiven(image)) return image;
  if (isGiven(image_url)) return isFields(image_url) ? image_url.url : image_url;
  if (isGiven(url)) return url;
  if (!isFields(source)) return undefined;
  return source.type === "base64"
    ? `data:${String(source.media_type)};base64,${String(source.data)}`
    : source.url;
}

/** The tools that a row offers, as the JSON of a list; undefined where there are none. @throws RowError */
export function toolsIn(value: unknown, field = "tools"): string | undefined {
  if (!isGiven(value) || value === "[]") return undefined;
  if (typeof value === "string" || Array.isArray(value))
    return typeof value === "string" ? value : JSON.stringify(value);
  throw new RowError(field, describe(value), "a list of tools, or its JSON");
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Loaders fill what a row has not with null or with nothing of its kind. */
function isGiven(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)
  );
}
