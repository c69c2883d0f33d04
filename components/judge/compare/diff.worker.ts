import { diffTexts } from "./word-diff";

/** Long texts take long to tell apart: here, where no key press waits for it. */
self.addEventListener("message", ({ data }: MessageEvent<{ first: string; second: string }>) => {
  self.postMessage(diffTexts(data.first, data.second, 4_000));
});
