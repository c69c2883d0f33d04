import { highlight } from "./highlighter";

/** Grammars take long to build and to run: here, where no key press waits for them. One code after the other. */
let turn: Promise<unknown> = Promise.resolve();
self.addEventListener("message", ({ data }: MessageEvent<{ id: number; code: string; language: string }>) => {
  turn = turn
    .then(() => highlight(data.code, data.language))
    // Without its colours (a grammar could not be fetched or failed) code is still code.
    .catch(() => null)
    .then((tokens) => self.postMessage({ id: data.id, tokens }));
});
