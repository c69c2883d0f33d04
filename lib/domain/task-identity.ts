import { createHash } from "node:crypto";
import type { ComparisonKind } from "./protocol";

/**
 * What makes two tasks the same task: comparison and responses, whatever their order. `repeat` counts from 0 where one
 * annotator of an imported file judged the same responses several times.
 * @returns sha256, 32 bytes.
 */
export function taskIdentity(comparison: ComparisonKind, responseIds: readonly string[], repeat = 0): Buffer {
  return createHash("sha256")
    .update(`${comparison}|${[...responseIds].sort().join(",")}|${repeat}`)
    .digest();
}
