"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { runLength } from "@/lib/domain/pace";
import { useBreak } from "./use-break";
import type { Desk } from "./use-desk";

export interface Notice {
  tone: "warn" | "calm";
  text: string;
  actions: readonly { label: string; run: () => void }[];
}

type Panel = "guidelines" | "problems";

/** The one thing that is to be said now: what matters most comes first, everything else waits its turn. */
export function useNotice(desk: Desk, projectId: string, onPanel: (panel: Panel) => void): Notice | null {
  const t = useTranslations("desk.notice");
  const judge = useTranslations("judge");
  const common = useTranslations("desk");
  const router = useRouter();
  const breakMinutes = desk.settings?.breakMinutes ?? null;
  const pause = useBreak(breakMinutes);
  const [seen, setSeen] = useState<string | null>(null);
  const { outbox, queue, leases, settings, returned } = desk;
  const refused = returned.items;
  const pending = outbox.waiting.length - refused.length;
  const warn = (text: string, ...actions: Notice["actions"][number][]): Notice => ({
    tone: "warn",
    text,
    actions,
  });
  const calm = (text: string, ...actions: Notice["actions"][number][]): Notice => ({
    tone: "calm",
    text,
    actions,
  });

  if (desk.isSignedOut)
    return warn(pending > 0 ? judge("signedOut", { count: pending }) : t("signedOut"), {
      label: judge("signIn"),
      run: () => router.push(`/signin?next=/projects/${projectId}/annotate`),
    });
  if (refused.length > 0)
    return warn(
      judge("refused", { count: refused.length, reason: refused[0]?.refusal ?? "" }),
      { label: judge("takeBack"), run: returned.takeBack },
      { label: judge("drop"), run: returned.putAside },
    );
  if (pending > 0 && outbox.end === "offline")
    return warn(judge("offline", { count: pending }), {
      label: judge("sendNow"),
      run: () => void outbox.flush(),
    });
  if (desk.seat !== "here" || desk.revision.reopened) return null;
  const { judgedElsewhere } = desk;
  if (judgedElsewhere)
    return warn(
      t("judgedElsewhere"),
      { label: t("next"), run: () => queue.advance(judgedElsewhere, null) },
      {
        label: t("revise"),
        run: () => {
          queue.advance(judgedElsewhere, null);
          desk.revision.open(judgedElsewhere);
        },
      },
    );
  if (desk.other)
    return warn(
      t("otherDraft"),
      { label: t("takeOther"), run: () => desk.settleDraft(true) },
      { label: t("keepThis"), run: () => desk.settleDraft(false) },
    );
  if (leases.isEnded && queue.tasks.length > 0) return warn(t("leaseEnded"));
  const guidelineKey = `guidelines-${settings?.guidelineVersion}`;
  if (settings?.hasUnreadGuidelines && seen !== guidelineKey) {
    const isFirst = settings.acknowledgedVersion === null;
    return calm(
      isFirst ? t("guidelinesFirst") : t("guidelinesChanged"),
      { label: isFirst ? t("readGuidelines") : t("seeChange"), run: () => onPanel("guidelines") },
      { label: t("later"), run: () => setSeen(guidelineKey) },
    );
  }
  if (settings?.hasUnreadAnswers)
    return calm(t("answer"), { label: t("seeAnswer"), run: () => onPanel("problems") });
  if (leases.isEnding && leases.until && queue.tasks.length > 0) {
    const minutes = Math.max(1, Math.round((leases.until.getTime() - Date.now()) / 60_000));
    return calm(t("leaseEnding", { minutes }));
  }
  if (desk.isFast)
    return calm(t("fast", { count: runLength }), { label: common("dismiss"), run: desk.forgetFast });
  if (pause.isDue && breakMinutes !== null)
    return calm(t("break", { minutes: breakMinutes }), { label: t("later"), run: pause.putOff });
  return null;
}
