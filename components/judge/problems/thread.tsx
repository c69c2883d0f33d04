"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { ProblemAnswer } from "@/lib/domain/desk";
import { Button } from "../../ui/button";
import { Textarea } from "../../ui/field";

/** What was said about a report, oldest first. */
export function Thread({ answers }: { answers: readonly ProblemAnswer[] }) {
  const t = useTranslations("desk.problems");
  const format = useFormatter();
  return answers.map((answer) => (
    <div key={answer.createdAt} className="border-s-2 border-line-strong ps-3">
      <p className="text-xs text-quiet">
        {answer.isAnnotator ? t("addedBy", { name: answer.name }) : t("answeredBy", { name: answer.name })} ·{" "}
        <time dateTime={answer.createdAt}>
          {format.dateTime(new Date(answer.createdAt), { dateStyle: "short", timeStyle: "short" })}
        </time>
      </p>
      <p className="whitespace-pre-wrap">{answer.text}</p>
    </div>
  ));
}

/** A text to send. It is cleared only when it has arrived. */
export function SayForm({
  label,
  button,
  startsHere = false,
  onSend,
}: {
  label: string;
  button: string;
  /** Whoever opened what it stands in came to write. */
  startsHere?: boolean;
  onSend: (text: string) => Promise<unknown>;
}) {
  const [text, setText] = useState("");
  const [isSending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (startsHere) field.current?.focus();
  }, [startsHere]);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    await onSend(text.trim()).then(
      () => setText(""),
      // Whoever sends says what went wrong; the text stays.
      () => {},
    );
    setSending(false);
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Textarea
        ref={field}
        label={label}
        value={text}
        rows={2}
        maxLength={5_000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit();
        }}
      />
      <Button type="submit" className="self-start" disabled={isSending || text.trim() === ""}>
        {button}
      </Button>
    </form>
  );
}
