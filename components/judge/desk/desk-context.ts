"use client";

import { createContext } from "react";
import type { DraftStamp } from "@/lib/domain/desk";
import type { Answer } from "@/lib/domain/judgment";

/** A draft that another browser wrote of the same task, and that this one did not know of. */
export interface OtherDraft {
  assignmentId: string;
  answer: Answer;
  stamp: DraftStamp;
}

/** What the task on screen shares with the page around it. */
export interface DeskLink {
  userId: string;
  /** The judgment that is being revised: its draft stays in this browser. */
  revising: string | null;
  /** The server's draft that the one of an assignment goes on from. */
  basedOn: Map<string, DraftStamp | null>;
  /** Submitted or given up: a draft of it is not wanted any more. */
  closed: Set<string>;
  /** Saves what is unsaved of the task on screen. */
  flush: { current: () => Promise<void> };
  onLease(assignmentId: string, state: "active" | "submitted" | "skipped" | "expired"): void;
  onOtherDraft(other: OtherDraft): void;
  onSignedOut(): void;
}

/** Null where a task is only shown, as in a preview: nothing of it is kept. */
export const DeskContext = createContext<DeskLink | null>(null);
