"use client";

import { useTranslations } from "next-intl";
import { type Message, textOf } from "@/lib/domain/message";
import { MessageBody, Messages } from "./messages";
import { showControls } from "./text/controls";

/**
 * A prompt while its answers are read: the system's turn and what was said before are folded, each with its beginning to be
 * recognised by; the last turn of the user, and what follows it, is in view.
 */
export function PromptView({ messages }: { messages: readonly Message[] }) {
  const t = useTranslations("content");
  const from = Math.max(
    0,
    messages.findLastIndex((message) => message.role === "user"),
  );
  const system = messages.slice(0, from).filter((message) => message.role === "system");
  const earlier = messages.slice(0, from).filter((message) => message.role !== "system");
  const now = messages.slice(from);
  return (
    <div className="reading-text">
      <Fold title={t("system")} messages={system} hint={system[0]} />
      <Fold title={t("earlier", { count: earlier.length })} messages={earlier} hint={earlier.at(-1)} />
      {now.length === 1 ? (
        now.map((message) => <MessageBody key="last" message={message} />)
      ) : (
        <Messages messages={now} />
      )}
    </div>
  );
}

function Fold({
  title,
  messages,
  hint,
}: {
  title: string;
  messages: readonly Message[];
  hint: Message | undefined;
}) {
  if (messages.length === 0 || !hint) return null;
  return (
    <details data-earlier className="mb-2">
      <summary className="cursor-pointer text-sm text-quiet">
        <span className="font-medium">{title}</span>{" "}
        <bdi className="ms-1 inline-block max-w-[min(28rem,60%)] truncate align-bottom">
          {showControls(textOf(hint).slice(0, 160))}
        </bdi>
      </summary>
      <div className="mt-2 mb-3 border-s-2 border-line ps-3">
        <Messages messages={messages} />
      </div>
    </details>
  );
}
