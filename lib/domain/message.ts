import { z } from "zod";

/**
 * Chat messages, as every trainer writes them. Text is kept exactly as it came, except NUL and lone surrogates, which
 * neither PostgreSQL nor Arrow can hold: importers report those as problems.
 */
export const textPartSchema = z.object({ type: z.literal("text"), text: z.string() });

/** An image as a data: URL, or an http(s) URL that the browser loads only when the annotator asks for it. */
export const imagePartSchema = z.object({
  type: z.literal("image"),
  image: z.string().min(1),
  alt: z.string().optional(),
});

export const partSchema = z.discriminatedUnion("type", [textPartSchema, imagePartSchema]);

export const toolCallSchema = z.object({
  id: z.string().optional(),
  type: z.literal("function").default("function"),
  /** `arguments` stays a JSON string, as the model wrote it: columns of one type throughout. */
  function: z.object({ name: z.string(), arguments: z.string() }),
});

export const messageSchema = z.object({
  role: z.enum(["system", "user", "assistant", "tool"]),
  content: z.union([z.string(), z.array(partSchema)]),
  name: z.string().optional(),
  toolCalls: z.array(toolCallSchema).optional(),
  toolCallId: z.string().optional(),
});

export const messagesSchema = z.array(messageSchema);

export type Message = z.infer<typeof messageSchema>;

/** The text of one message: its text parts joined, images left out. */
export function textOf(message: Message): string {
  if (typeof message.content === "string") return message.content;
  return message.content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/** The text of several messages, a blank line between them. */
export function textOfAll(messages: readonly Message[]): string {
  return messages.map(textOf).join("\n\n");
}
