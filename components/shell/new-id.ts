import { v7 } from "uuid";

/** A new id that grows with time. crypto.randomUUID is there on secure pages only. */
export function newId(): string {
  return v7();
}
