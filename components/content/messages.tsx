"use client";

import { useTranslations } from "next-intl";
import { type Message, textOf } from "@/lib/domain/message";
import { classNames } from "../ui/class-names";
import { Picture, RichText } from "./rich-text";

/** One message's content: text, pictures, tool calls. */
export function MessageBody({ message, isRaw = false }: { message: Message; isRaw?: boolean }) {
  const { content } = message;
  return (
    <>
      {typeof content === "string" ? (
        <RichText text={content} isRaw={isRaw} />
      ) : (
        content.map((part, index) =>
          part.type === "text" ? (
            <RichText key={`text-${String(index)}`} text={part.text} isRaw={isRaw} />
          ) : (
            <Picture key={`image-${String(index)}`} src={part.image} alt={part.alt ?? ""} />
          ),
        )
      )}
      {message.toolCalls?.map((call, index) => (
        <pre
          key={call.id ?? String(index)}
          className="mt-2 overflow-x-auto rounded border border-line bg-desk p-2 text-sm"
        >
          {call.function.name}({call.function.arguments})
        </pre>
      ))}
    </>
  );
}

/** A conversation, its turns labelled. */
export function Messages({ messages, isRaw = false }: { messages: readonly Message[]; isRaw?: boolean }) {
  const t = useTranslations("judge.role");
  return (
    <div className="flex flex-col gap-3">
      {messages.map((message, index) => (
        <div
          key={`${message.role}-${String(index)}`}
          className={classNames(message.role === "system" && "text-quiet")}
        >
          {messages.length > 1 && <p className="text-xs font-medium text-quiet">{t(message.role)}</p>}
          <MessageBody message={message} isRaw={isRaw} />
        </div>
      ))}
    </div>
  );
}

/** A prompt while its answers are read: earlier turns folded, the last user turn in view. */
export function PromptView({ messages }: { messages: readonly Message[] }) {
  const t = useTranslations("judge");
  const from = Math.max(
    0,
    messages.findLastIndex((message) => message.role === "user"),
  );
  const earlier = messages.slice(0, from);
  const now = messages.slice(from);
  return (
    <div className="max-w-[75ch]">
      {earlier.length > 0 && (
        <details className="mb-2">
          <summary className="cursor-pointer text-sm text-quiet">
            {t("earlier", { count: earlier.length })}{" "}
            <span className="inline-block max-w-96 truncate align-bottom">
              {textOf(earlier.at(-1) ?? now[0]!).slice(0, 120)}
            </span>
          </summary>
          <div className="mt-2 border-s-2 border-line ps-3">
            <Messages messages={earlier} />
          </div>
        </details>
      )}
      {now.map((message, index) => (
        <MessageBody key={String(index)} message={message} />
      ))}
    </div>
  );
}
