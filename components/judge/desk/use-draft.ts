"use client";

import { useContext, useEffect, useRef, useState } from "react";
import { saveDraft } from "@/lib/domain/api/assign";
import { urlOf } from "@/lib/domain/api/client";
import type { Answer } from "@/lib/domain/judgment";
import { hasWork } from "../answer-state";
import { DeskContext, type DeskLink } from "./desk-context";
import { type LocalDraft, nextStamp, putLocalDraft } from "./drafts";

const serverMs = 800;
const retryMs = 5_000;
/** As much as a browser lets outlive its page. */
const keepaliveBytes = 60_000;

export type DraftState = "none" | "saving" | "saved" | "kept-here";

/**
 * Saves an unfinished answer as it is typed: in this browser first, then on the server, and at once when the page is
 * hidden or the task leaves the screen. Saving is activity: it extends the lease. The draft of a revision stays in this
 * browser.
 * @param assignmentId null: a judgment is being revised.
 * @returns whether the answer as it stands is on the server.
 */
export function useDraft(projectId: string, assignmentId: string | null, answer: Answer): DraftState {
  const desk = useContext(DeskContext);
  const id = assignmentId ?? desk?.revising ?? null;
  const isRevision = assignmentId === null;
  const [state, setState] = useState<DraftState>("none");
  const first = useRef(answer);
  const unsaved = useRef<LocalDraft | null>(null);

  useEffect(() => {
    // What was only opened is not written; an unsent draft of an earlier visit is.
    if (!desk || id === null || (answer === first.current && (isRevision || !hasWork(answer)))) return;
    const draft: LocalDraft = {
      userId: desk.userId,
      projectId,
      assignmentId: id,
      answer,
      stamp: nextStamp(),
      basedOn: desk.basedOn.get(id) ?? null,
      isRevision,
    };
    unsaved.current = draft;
    // At once, not when the page goes: what begins then may not be finished, as when somebody signs out in mid-word.
    const kept = desk.closed.has(id) ? null : putLocalDraft(draft);
    const send = async (isLast = false) => {
      if (unsaved.current !== draft || desk.closed.has(id)) return;
      unsaved.current = null;
      if (isRevision) return;
      const isThere = await sendDraft(desk, draft, isLast);
      if (!isThere) unsaved.current ??= draft;
      setState(isThere ? "saved" : "kept-here");
    };
    if (!isRevision) setState("saving");
    const flush = async (isLast = false) => {
      await Promise.all([kept, send(isLast)]);
    };
    desk.flush.current = flush;
    const timer = setTimeout(send, serverMs);
    const retry = setInterval(send, retryMs);
    const onHide = () => document.visibilityState === "hidden" && void flush(true);
    const onLeave = () => void flush(true);
    const onLine = () => void send();
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("pagehide", onLeave);
    window.addEventListener("online", onLine);
    return () => {
      clearTimeout(timer);
      clearInterval(retry);
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("pagehide", onLeave);
      window.removeEventListener("online", onLine);
    };
  }, [desk, projectId, id, isRevision, answer]);

  // Leaving the screen without a submission: for another task, or for another tab.
  useEffect(() => {
    if (!desk) return;
    return () => {
      void desk.flush.current();
      desk.flush.current = async () => {};
    };
  }, [desk]);

  return state;
}

/** @returns whether the server has this draft, or needs it no more. */
async function sendDraft(desk: DeskLink, draft: LocalDraft, isLast: boolean): Promise<boolean> {
  const { projectId, assignmentId, answer, stamp, basedOn } = draft;
  const body = JSON.stringify({ answer, stamp, basedOn });
  const response = await fetch(urlOf(saveDraft, { params: { projectId, assignmentId } }), {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body,
    keepalive: isLast && new Blob([body]).size < keepaliveBytes,
  }).catch(() => null);
  if (response?.status === 401) desk.onSignedOut();
  if (!response?.ok) return false;
  const { state, newer } = saveDraft.response.parse(await response.json());
  desk.onLease(assignmentId, state);
  if (newer && newer.stamp.writer !== stamp.writer && newer.answer) {
    desk.onOtherDraft({ assignmentId, answer: newer.answer, stamp: newer.stamp });
    return false;
  }
  return true;
}
