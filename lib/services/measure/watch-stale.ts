import type { OpenDatabase } from "@/db/client";
import { findStaleProjects } from "@/db/queries/measure/measurement";
import type { FactStore } from "./facts/fact-store";
import { enqueueMeasuring } from "./measurement";

const everyMs = 500;

/**
 * Looks twice a second for figures that somebody is looking at and that have not seen the newest judgment, and has them
 * made. A submit does nothing for this: its own time does not change.
 */
export function watchStale(
  database: OpenDatabase,
  facts: FactStore,
  onError: (error: unknown) => void,
): { stop(): void } {
  let timer: NodeJS.Timeout;
  let isOver = false;
  const look = async () => {
    try {
      await facts.mark(database);
      for (const projectId of await findStaleProjects(database.sql))
        await enqueueMeasuring(database.db, projectId);
    } catch (error) {
      if (!isOver) onError(error);
    }
    if (!isOver) timer = setTimeout(look, everyMs);
  };
  timer = setTimeout(look, everyMs);
  return {
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
