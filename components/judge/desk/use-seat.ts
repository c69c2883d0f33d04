"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** Whether this tab is the one that one judges in: "asking" until that is known. */
export type Seat = "asking" | "here" | "elsewhere";

const patienceMs = 700;

/**
 * One tab of a browser judges in a project; a second one says so and takes over when asked to. The tab that leaves
 * saves its draft first, and the one that comes reads it: no draft is overwritten, nothing is submitted twice.
 * @param leave saves what is unsaved, before the other tab goes on with it.
 */
export function useSeat(name: string, leave: () => Promise<void>): { seat: Seat; takeOver: () => void } {
  const [seat, setSeat] = useState<Seat>("asking");
  const saveFirst = useRef(leave);
  saveFirst.current = leave;
  const sit = useRef<(options: LockOptions) => Promise<boolean>>(async () => false);
  const channel = useRef<BroadcastChannel | null>(null);

  useEffect(() => {
    // Browsers give locks to secure pages only; there, the server keeps drafts and submissions apart.
    if (!navigator.locks || typeof BroadcastChannel === "undefined") return setSeat("here");
    let isOver = false;
    let standUp: (() => void) | null = null;
    const room = new BroadcastChannel(name);
    channel.current = room;
    room.onmessage = async ({ data }) => {
      if (data !== "leave" || !standUp) return;
      await saveFirst.current();
      standUp?.();
    };
    sit.current = (options) =>
      new Promise((resolve) => {
        navigator.locks
          .request(name, options, (lock) => {
            resolve(lock !== null);
            if (!lock || isOver) return;
            setSeat("here");
            return new Promise<void>((done) => {
              standUp = done;
            });
          })
          .then(
            () => {},
            () => resolve(false),
          )
          .finally(() => {
            standUp = null;
            if (!isOver) setSeat("elsewhere");
          });
      });
    // Not at once: on a reload the page before may still be about to let go.
    void sit.current({ signal: AbortSignal.timeout(patienceMs) });
    const look = () => {
      if (document.visibilityState === "visible" && !standUp) void sit.current({ ifAvailable: true });
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("focus", look);
    return () => {
      isOver = true;
      standUp?.();
      room.close();
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("focus", look);
    };
  }, [name]);

  const takeOver = useCallback(async () => {
    channel.current?.postMessage("leave");
    const isFree = await sit.current({ signal: AbortSignal.timeout(3 * patienceMs) });
    // A tab that sleeps does not answer: its draft was saved when it was hidden.
    if (!isFree) void sit.current({ steal: true });
  }, []);

  return { seat, takeOver: () => void takeOver() };
}
