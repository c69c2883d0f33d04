"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../../ui/button";
import { dropFromOutbox } from "./outbox";
import type { Outbox } from "./use-outbox";

/** Says what has not reached the server yet, and why; silent when all has. */
export function OutboxNotice({ outbox, next }: { outbox: Outbox; next: string }) {
  const t = useTranslations("judge");
  const refused = outbox.waiting.filter((item) => item.refusal !== null);
  const pending = outbox.waiting.length - refused.length;
  if (outbox.waiting.length === 0 || (outbox.end === "empty" && refused.length === 0)) return null;
  async function drop() {
    for (const item of refused) if (item.id !== undefined) await dropFromOutbox(item.id);
    await outbox.flush();
  }
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-3 border-b border-warn bg-warn-soft px-4 py-1.5 text-sm text-warn"
    >
      {pending > 0 && outbox.end === "offline" && (
        <>
          {t("offline", { count: pending })}
          <Button kind="quiet" onClick={() => void outbox.flush()}>
            {t("sendNow")}
          </Button>
        </>
      )}
      {pending > 0 && outbox.end === "signed-out" && (
        <>
          {t("signedOut", { count: pending })}
          <Link className="underline" href={`/signin?next=${next}`}>
            {t("signIn")}
          </Link>
        </>
      )}
      {refused.length > 0 && (
        <>
          {t("refused", { count: refused.length, reason: refused[0]?.refusal ?? "" })}
          <Button kind="quiet" onClick={() => void drop()}>
            {t("drop")}
          </Button>
        </>
      )}
    </div>
  );
}
