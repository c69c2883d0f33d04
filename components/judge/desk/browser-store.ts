import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { LocalDraft } from "./drafts";
import type { OutboxItem } from "./outbox";

interface StoreSchema extends DBSchema {
  submissions: { key: number; value: OutboxItem };
  drafts: { key: [string, string]; value: LocalDraft };
}

export type BrowserStore = IDBPDatabase<StoreSchema>;

const patienceMs = 3_000;
let opened: Promise<BrowserStore | null> | null = null;

/**
 * The browser's own database: what has not reached the server survives a reload and a crash in it. Null where the
 * browser forbids one (private windows) or another tab holds an older version open.
 */
export function openStore(): Promise<BrowserStore | null> {
  opened ??= Promise.race([open(), wait()]).catch(() => null);
  return opened;
}

function open(): Promise<BrowserStore> {
  return openDB<StoreSchema>("concord-outbox", 2, {
    upgrade(database, from) {
      if (from < 1) database.createObjectStore("submissions", { keyPath: "id", autoIncrement: true });
      if (from < 2) database.createObjectStore("drafts", { keyPath: ["userId", "assignmentId"] });
    },
    // A newer version of this page wants in: let it.
    blocking(_now, _wanted, event) {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated() {
      opened = null;
    },
  });
}

function wait(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), patienceMs));
}
