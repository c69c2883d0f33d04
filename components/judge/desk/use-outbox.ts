"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import {
  type FlushEnd,
  flushOutbox,
  isOnlyInMemory,
  type OutboxItem,
  putInOutbox,
  readOutbox,
} from "./outbox";

const retryMs = 4_000;

export interface Outbox {
  waiting: readonly OutboxItem[];
  end: FlushEnd;
  /** False until what an earlier visit left behind was sent, or could not be. */
  isReady: boolean;
  /** Keeps a submission and begins to send it. Resolves when it is kept in the browser. */
  send(item: OutboxItem): Promise<void>;
  /** Sends now what waits; resolves when all is sent or cannot be. */
  flush(): Promise<FlushEnd>;
}

/** The queue between the annotator and the server: nothing is lost by a bad line, a reload or a closed browser. */
export function useOutbox(userId: string): Outbox {
  const [waiting, setWaiting] = useState<readonly OutboxItem[]>([]);
  const [end, setEnd] = useState<FlushEnd>("empty");
  const [isReady, setReady] = useState(false);
  const running = useRef<Promise<FlushEnd> | null>(null);

  const flush = useCallback(async (): Promise<FlushEnd> => {
    // One flush at a time; whoever comes during one waits for the next, which sees the newest submission.
    while (running.current) await running.current;
    running.current = flushOutbox(userId).catch((): FlushEnd => "offline");
    const now = await running.current;
    running.current = null;
    setWaiting(await readOutbox(userId));
    setEnd(now);
    setReady(true);
    return now;
  }, [userId]);

  const send = useCallback(
    async (item: OutboxItem) => {
      await putInOutbox(item);
      void flush();
    },
    [flush],
  );

  useEffect(() => {
    const again = () => void flush();
    again();
    const timer = setInterval(async () => {
      const items = await readOutbox(userId);
      if (items.some((item) => item.refusal === null)) again();
    }, retryMs);
    // A browser without a database of its own: ask before what waits is gone with the page.
    const warn = (event: BeforeUnloadEvent) => {
      if (isOnlyInMemory()) event.preventDefault();
    };
    window.addEventListener("online", again);
    window.addEventListener("beforeunload", warn);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
      window.removeEventListener("beforeunload", warn);
    };
  }, [flush, userId]);

  return { waiting, end, isReady, send, flush };
}
