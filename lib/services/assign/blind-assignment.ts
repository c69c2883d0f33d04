import type { AssignmentRow } from "@/db/queries/assign/assignment";
import { isoTime } from "@/db/queries/time";
import type { AssignmentView } from "@/lib/domain/api/assign";

/**
 * An assignment as it may reach its annotator: responses are named by the slot they are shown in, so that no id tells
 * which model wrote what, or that two tasks share a response.
 */
export function blindAssignment(row: AssignmentRow): AssignmentView {
  return {
    id: row.id,
    protocol: row.protocol,
    protocolVersion: row.protocolVersion,
    guidelineVersion: row.guidelineVersion,
    prompt: { messages: row.promptMessages, language: row.language },
    responses: row.responses.map((response, place) => ({ slot: slotAt(place), messages: response.messages })),
    draft: row.draft,
    draftStamp: row.draftStamp,
    expiresAt: isoTime(row.expiresAt),
  };
}

/** The slot of a place in the order shown: "1" for the first. */
export function slotAt(place: number): string {
  return String(place + 1);
}

/** The response in a slot, or undefined where there is none. */
export function responseAt(presentedOrder: readonly string[], slot: string): string | undefined {
  return /^[1-9]$/.test(slot) ? presentedOrder[Number(slot) - 1] : undefined;
}
