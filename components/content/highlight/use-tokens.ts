"use client";

import { useEffect, useState } from "react";
import type { Token } from "./highlighter";

/** Colour helps to read a listing; nobody reads one that is longer than this. */
const longest = 60_000;

/** Names for what has no grammar; the worker, which knows all of them, need not be started for these. */
const plain = /^(|text|txt|plain|plaintext|output|none)$/i;

/** A listing on which a grammar hangs stays without colours, and the ones after it get a fresh start. */
const patienceMs = 15_000;

/** What was coloured lately: going back to a task must not colour it again. */
const kept = new Map<string, Token[][]>();

interface Waiting {
  resolve: (tokens: Token[][] | null) => void;
  timer: ReturnType<typeof setTimeout>;
}
const waiting = new Map<number, Waiting>();
let worker: Worker | null = null;
let lastId = 0;

function startWorker(): Worker {
  const started = new Worker(new URL("./highlight.worker.ts", import.meta.url), { type: "module" });
  started.addEventListener("message", ({ data }: MessageEvent<{ id: number; tokens: Token[][] | null }>) =>
    settle(data.id, data.tokens),
  );
  started.addEventListener("error", giveUp);
  return started;
}

function settle(id: number, tokens: Token[][] | null): void {
  const found = waiting.get(id);
  clearTimeout(found?.timer);
  waiting.delete(id);
  found?.resolve(tokens);
}

function giveUp(): void {
  worker?.terminate();
  worker = null;
  for (const id of [...waiting.keys()]) settle(id, null);
}

function ask(code: string, language: string): Promise<Token[][] | null> {
  worker ??= startWorker();
  lastId += 1;
  const id = lastId;
  worker.postMessage({ id, code, language });
  return new Promise((resolve) => waiting.set(id, { resolve, timer: setTimeout(giveUp, patienceMs) }));
}

/** A code's coloured tokens, line by line; null until they are there, or where there is nothing to colour. */
export function useTokens(code: string, language: string): Token[][] | null {
  const key = `${language}\n${code}`;
  const [tokens, setTokens] = useState(() => kept.get(key) ?? null);
  useEffect(() => {
    const known = kept.get(key);
    setTokens(known ?? null);
    if (known || plain.test(language) || code.length > longest) return;
    let isWanted = true;
    void ask(code, language).then((found) => {
      if (!found) return;
      kept.set(key, found);
      if (kept.size > 60) kept.delete(kept.keys().next().value ?? "");
      if (isWanted) setTokens(found);
    });
    return () => {
      isWanted = false;
    };
  }, [key, code, language]);
  return tokens;
}
