const events = ["keydown", "pointerdown", "pointermove", "wheel", "touchmove"] as const;
let lastAt = 0;
let isListening = false;

/** When something was last done on this page (milliseconds of its clock). Listens from the first time it is asked. */
export function lastActivityAt(): number {
  if (!isListening && typeof window !== "undefined") {
    isListening = true;
    lastAt = Date.now();
    const touch = () => {
      lastAt = Date.now();
    };
    for (const name of events) window.addEventListener(name, touch, { passive: true, capture: true });
  }
  return lastAt;
}
