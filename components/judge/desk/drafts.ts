import type { DraftStamp } from "@/lib/domain/desk";
import type { Answer } from "@/lib/domain/judgment";
import { newId } from "../../shell/new-id";
import { openStore } from "./browser-store";

/** An unfinished answer as this browser has it: written at once, whether the server can be reached or not. */
export interface LocalDraft {
  userId: string;
  projectId: string;
  assignmentId: string;
  answer: Answer;
  stamp: DraftStamp;
  /** The draft of another browser that this one goes on from. */
  basedOn: DraftStamp | null;
  /** The judgment that is being revised has this draft; null: the task is new. */
  isRevision: boolean;
}

const writerKey = "concord-writer";
let writer: string | null = null;
let lastOrder = 0;

/** This browser's name among those that one person writes drafts in. */
function writerName(): string {
  if (writer) return writer;
  try {
    writer = localStorage.getItem(writerKey) ?? newId();
    localStorage.setItem(writerKey, writer);
  } catch {
    writer = newId();
  }
  return writer;
}

/** The stamp of a draft written now: later than all before it. */
export function nextStamp(): DraftStamp {
  lastOrder = Math.max(lastOrder + 1, Date.now());
  return { writer: writerName(), order: lastOrder };
}

export function isSameStamp(one: DraftStamp | null, other: DraftStamp | null): boolean {
  return one?.writer === other?.writer && one?.order === other?.order;
}

export async function putLocalDraft(draft: LocalDraft): Promise<void> {
  await (await openStore())?.put("drafts", draft).catch(() => {});
}

export async function findLocalDraft(userId: string, assignmentId: string): Promise<LocalDraft | null> {
  const found = await openStore()
    .then((store) => store?.get("drafts", [userId, assignmentId]))
    .catch(() => null);
  return found ?? null;
}

export async function dropLocalDraft(userId: string, assignmentId: string): Promise<void> {
  await (await openStore())?.delete("drafts", [userId, assignmentId]).catch(() => {});
}

/** The judgment whose revision was interrupted in this browser, if any: the one written at last. */
export async function findRevision(userId: string, projectId: string): Promise<LocalDraft | null> {
  const all = await openStore()
    .then((store) => store?.getAll("drafts"))
    .catch(() => []);
  const own = (all ?? []).filter(
    (draft) => draft.isRevision && draft.userId === userId && draft.projectId === projectId,
  );
  return own.sort((one, other) => other.stamp.order - one.stamp.order)[0] ?? null;
}

interface ServerDraft {
  draft: Answer | null;
  draftStamp: DraftStamp | null;
}

export interface ChosenDraft {
  answer: Answer | null;
  /** What a draft that is written now goes on from. */
  basedOn: DraftStamp | null;
  /** The draft that was not chosen although neither knows of the other. */
  other: { answer: Answer; stamp: DraftStamp } | null;
}

/**
 * Which of two drafts of a task to show: this browser's where it goes on from the server's or is the newer one of its
 * own; otherwise the server's. Two that do not know of each other are both kept: the server's is shown, the other told.
 */
export function chooseDraft(local: LocalDraft | null, server: ServerDraft): ChosenDraft {
  const ofServer = { answer: server.draft, basedOn: server.draftStamp, other: null };
  if (!local || local.isRevision) return ofServer;
  const ofBrowser = { answer: local.answer, basedOn: server.draftStamp, other: null };
  if (!server.draft || !server.draftStamp) return ofBrowser;
  if (local.stamp.writer === server.draftStamp.writer)
    return local.stamp.order >= server.draftStamp.order ? ofBrowser : ofServer;
  if (isSameStamp(local.basedOn, server.draftStamp)) return ofBrowser;
  return { ...ofServer, other: { answer: local.answer, stamp: local.stamp } };
}
