import type { LeftOutReason } from "@/lib/domain/dataset/export";
import type { Message } from "@/lib/domain/message";
import { onlyMessage } from "./pair";

/** Why a pair has no place among plain texts: answers of several messages, a system turn, several turns. */
export function textRefusal(pair: { prompt: string; chosen: string; rejected: string }): LeftOutReason {
  if (onlyMessage(pair.chosen) === null || onlyMessage(pair.rejected) === null) return "severalMessages";
  const roles = (JSON.parse(pair.prompt) as Message[]).map(({ role }) => role);
  return roles[0] === "system" && roles.length === 2 ? "systemTurn" : "severalTurns";
}
