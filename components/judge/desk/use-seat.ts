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
    let asked: Promise<boolean> | null = null;
    const room = new BroadcastChannel(name);
    channel.current = room;
    room.onmessage = async ({ data }) => {
      if (data !== "leave" || !standUp) return;
      await saveFirst.current();
      standUp?.();
    };
    const ask = (options: LockOptions) =>
      new Promise<boolean>((resolve) => {
        navigator.locks
          .request(name, options, (lock) => {
            resolve(lock !== null);
            if (!lock || isOver) return;
            setSeat("here");
            return new Promise<void>((done) => {
              standUp = done;
            }).finally(leaveSeat);
          })
          // Not granted in time, or taken by a tab that could not wait.
          .catch(() => {
            if (!asked) leaveSeat();
            resolve(false);
          });
      });
    const leaveSeat = () => {
      standUp = null;
      if (!isOver) setSeat("elsewhere");
    };
    sit.current = async (options) => {
      if (standUp) return true;
      asked ??= ask(options);
      const isGranted = await asked;
      asked = null;
      if (!isGranted && !standUp && !isOver) setSeat("elsewhere");
      return isGranted;
    };
    // Not at once: on a reload the page before may still be about to let go, and so may a tab that is being closed.
    const wait = () => void sit.current({ signal: AbortSignal.timeout(patienceMs) });
    wait();
    const look = () => {
      if (document.visibilityState === "visible") wait();
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
