"use client";

import { useTranslations } from "next-intl";
import type { Message } from "@/lib/domain/message";
import { textOf } from "@/lib/domain/message";
import { classNames } from "../ui/class-names";
import { Picture } from "./picture";
import { RichText } from "./rich-text";
import { ToolCall, ToolResult } from "./tool-block";

/** One message's content: text, pictures, tool calls. */
export function MessageBody({ message, isRaw = false }: { message: Message; isRaw?: boolean }) {
  const t = useTranslations("content");
  const { content } = message;
  const isModel = message.role === "assistant";
  if (message.role === "tool" && !isRaw)
    return <ToolResult text={textOf(message)} name={message.name ?? message.toolCallId} />;
  if (saysNothing(message))
    return <p className="text-quiet italic">{content === "" ? t("empty") : t("blank")}</p>;
  return (
    <div className="flex flex-col gap-3">
      {typeof content === "string"
        ? content !== "" && <RichText text={content} isRaw={isRaw} hasTraces={isModel} />
        : content.map((part, index) =>
            part.type === "text" ? (
              <RichText key={`text-${String(index)}`} text={part.text} isRaw={isRaw} hasTraces={isModel} />
            ) : (
              <Picture key={`image-${String(index)}`} src={part.image} alt={part.alt ?? ""} />
            ),
          )}
      {message.toolCalls?.map((call, index) => (
        <ToolCall key={call.id ?? String(index)} call={call.function} />
      ))}
    </div>
  );
}

/** Neither a character that can be seen, nor a picture, nor a call. */
function saysNothing({ content, toolCalls }: Message): boolean {
  if (toolCalls && toolCalls.length > 0) return false;
  const texts =
    typeof content === "string"
      ? [content]
      : content.map((part) => (part.type === "text" ? part.text : null));
  return texts.every((text) => text !== null && text.trim() === "");
}

/** A conversation, its turns labelled; a single turn needs no label. */
export function Messages({ messages, isRaw = false }: { messages: readonly Message[]; isRaw?: boolean }) {
  const t = useTranslations("judge.role");
  return (
    <div className="flex flex-col gap-4">
      {messages.map((message, index) => (
        <div
          key={`${message.role}-${String(index)}`}
          className={classNames(messages.length > 1 && "turn", message.role === "system" && "text-quiet")}
        >
          {messages.length > 1 && <p className="turn-role">{t(message.role)}</p>}
          <MessageBody message={message} isRaw={isRaw} />
        </div>
      ))}
    </div>
  );
}
