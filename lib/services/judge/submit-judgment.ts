import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import { findToday } from "@/db/queries/assign/annotator";
import {
  insertJudgment,
  type LockedAssignment,
  lockAssignment,
  supersede,
} from "@/db/queries/judge/judgment";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { type Answer, checkAnswer, type Presentation, renameResponses } from "@/lib/domain/judgment";
import { derivePreferences } from "@/lib/domain/preference";
import { responseAt, slotAt } from "../assign/blind-assignment";
import { authorise } from "../people/authorise";

export interface Submission {
  clientKey: string;
  /** Its responses are named by slots. */
  answer: Answer;
  presentation: Presentation;
  /** The annotator's own calendar day. */
  day?: string;
}

const counterShards = 16;

/**
 * Stores a judgment, a skip or a revision, with its preferences and all counters, in one transaction. The same client
 * key twice is one judgment. A submission after the lease is kept and counts as extra overlap.
 * @throws ConcordError not_found | forbidden | invalid_judgment
 */
export async function submitJudgment(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  assignmentId: string,
  submission: Submission,
) {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const stored = await database.sql.begin(async (sql) => {
    const key = { projectId, assignmentId, userId: actor.userId, clientKey: submission.clientKey };
    const assignment = await lockAssignment(sql, key);
    if (!assignment) throw new ConcordError("not_found", "There is no such assignment.");
    const { known, current } = assignment;
    if (known)
      return { judgmentId: known.id, revision: known.revision, isLate: known.isLate, repeated: true };
    const answer = readAnswer(submission.answer, assignment);
    if (current) await supersede(sql, projectId, current.id, assignment.seq);
    const judgmentId = newId();
    const revision = (current?.revision ?? 0) + 1;
    const isLate = assignment.state === "expired";
    await insertJudgment(sql, {
      projectId,
      id: judgmentId,
      seq: assignment.seq,
      assignmentId,
      assignment,
      clientKey: submission.clientKey,
      revision,
      answer,
      presentation: submission.presentation,
      isLate,
      preferences: derivePreferences({
        tiers: answer.tiers,
        strength: answer.strength,
        responseIds: assignment.presentedOrder,
        unranked: "below",
      }),
      ...changes(assignment, answer.skip !== null),
      shard: Math.floor(Math.random() * counterShards),
      day: submission.day,
    });
    return { judgmentId, revision, isLate, repeated: false };
  });
  return { ...stored, today: await findToday(database.sql, projectId, actor.userId, submission.day) };
}

/** From slots to responses, refused whole when it does not satisfy the protocol it was asked under. */
function readAnswer(answer: Answer, assignment: LockedAssignment): Answer {
  const slots = assignment.presentedOrder.map((_, place) => slotAt(place));
  const issues = checkAnswer(answer, assignment.protocol, slots);
  if (issues.length > 0) {
    const [first] = issues;
    throw new ConcordError("invalid_judgment", `${first?.path}: ${first?.message}`, issues);
  }
  return renameResponses(answer, (slot) => {
    const id = responseAt(assignment.presentedOrder, slot);
    if (!id) throw new ConcordError("invalid_judgment", `There is no response in slot ${slot}.`);
    return id;
  });
}

/**
 * openSlots = overlap − judged − lent, never below 0. A judgment turns lent into judged; a skip gives the slot back; a
 * late one takes the slot that the expiry gave back; a revision changes something only from skip to judgment or back.
 */
function changes(assignment: LockedAssignment, isSkip: boolean) {
  const before = assignment.current ? (assignment.current.isSkip ? "skip" : "judgment") : assignment.state;
  const now = isSkip ? "skip" : "judgment";
  const first = !assignment.current;
  const step = (value: number) => value as -1 | 0 | 1;
  const judged = step((now === "judgment" ? 1 : 0) - (before === "judgment" ? 1 : 0));
  const held = before === "active" || before === "judgment" ? 1 : 0;
  return {
    judged,
    slots: step(held - (now === "judgment" ? 1 : 0)),
    counted: { judgments: judged, skips: (isSkip ? 1 : 0) - (!first && before === "skip" ? 1 : 0) },
  };
}
