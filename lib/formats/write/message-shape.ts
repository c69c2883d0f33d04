import type { ColumnType, LeftOutReason } from "@/lib/domain/dataset/export";
import { type Message, textOf } from "@/lib/domain/message";
import type { ContentShape } from "./preset";

/** Finds what turnsJson (message-json.ts) would have to flatten. */
const moreThanText = /"(?:type|name|toolCalls|toolCallId)"|"content": ?\[/;

/** What a list of messages holds beside text. @param json the jsonb's text */
export function shapeOf(json: string): ContentShape {
  if (!moreThanText.test(json)) return { tools: false, images: false };
  return shapeOfMessages(JSON.parse(json) as Message[]);
}

function shapeOfMessages(messages: readonly Message[]): ContentShape {
  return {
    tools: messages.some(
      ({ role, toolCalls, toolCallId }) => role === "tool" || (toolCalls?.length ?? 0) > 0 || toolCallId,
    ),
    images: messages.some(
      ({ content }) => typeof content !== "string" && content.some((part) => part.type === "image"),
    ),
  } as ContentShape;
}

/** Why these lists, and the tools that were offered, have no place in a format; null where they have one. */
export function misfit(
  carries: ContentShape,
  lists: readonly string[],
  { tools }: { tools: string },
): LeftOutReason | null {
  if (tools !== "null" && !carries.tools) return "tools";
  for (const json of lists) {
    if (!moreThanText.test(json)) continue;
    const holds = shapeOf(json);
    if (holds.tools && !carries.tools) return "tools";
    if (holds.images && !carries.images) return "images";
  }
  return null;
}

/**
 * Messages in the names that chat templates read (tool_calls, tool_call_id); arguments stay JSON strings. Where the
 * dataset has images, every content is a list of parts, and the images themselves go to a column of their own.
 * @param json the jsonb's text
 * @param images is added to, in the order of the text
 */
export function chatJson(json: string, shape: ContentShape, images: string[]): string {
  if (!shape.images && !moreThanText.test(json)) return json;
  return JSON.stringify(
    (JSON.parse(json) as Message[]).map((message) => chatMessage(message, shape, images)),
  );
}

export function chatMessage(message: Message, shape: ContentShape, images: string[]): object {
  const said = {
    role: message.role,
    content: shape.images ? partsOf(message, images) : textOf(message),
  };
  // A field that no column declares would stop a loader.
  if (!shape.tools) return said;
  return {
    ...said,
    ...(message.name === undefined ? {} : { name: message.name }),
    ...(message.toolCalls === undefined ? {} : { tool_calls: message.toolCalls }),
    ...(message.toolCallId === undefined ? {} : { tool_call_id: message.toolCallId }),
  };
}

function partsOf({ content }: Message, images: string[]): object[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  return content.map((part) => {
    if (part.type === "text") return { type: "text", text: part.text };
    images.push(part.image);
    // The words for an image stand where a text part has its text: one type a field.
    return { type: "image", text: part.alt ?? "" };
  });
}

/** The column type of messages in this shape. */
export function messagesType(shape: ContentShape): ColumnType {
  const call = {
    struct: { id: "string", type: "string", function: { struct: { name: "string", arguments: "string" } } },
  } as const;
  return {
    list: {
      struct: {
        role: "string",
        content: shape.images ? { list: { struct: { type: "string", text: "string" } } } : "string",
        ...(shape.tools ? { name: "string", tool_calls: { list: call }, tool_call_id: "string" } : {}),
      },
    },
  };
}

/** Messages of role and text alone, in which most stacks are written. */
export const plainMessage = { struct: { role: "string", content: "string" } } as const satisfies ColumnType;
export const plainMessages = { list: plainMessage } as const satisfies ColumnType;

/** Whether a conversation is [system,] user, assistant, …, user. @param json the jsonb's text */
export function isAlternating(json: string): boolean {
  const roles = (JSON.parse(json) as Message[]).map(({ role }) => role);
  const turns = roles[0] === "system" ? roles.slice(1) : roles;
  return turns.length % 2 === 1 && turns.every((role, at) => role === (at % 2 === 0 ? "user" : "assistant"));
}
