import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Page } from "@playwright/test";
import { demoPrompts } from "@/db/seed/demo/content";
import { browserFlags, findBrowser } from "@/scripts/lib/browser.mjs";
import { ensureBuilt } from "@/scripts/lib/build.mjs";
import { Children } from "@/scripts/lib/children.mjs";
import { startConcord } from "@/scripts/lib/concord-server.mjs";
import { freePort } from "@/scripts/lib/embedded-postgres.mjs";
import { readEnvironment } from "@/scripts/lib/environment.mjs";

/**
 * The annotator's page in a real browser against a production build:
 *   npx tsx bench/workbench.ts [judgments]
 * Judges by keyboard, and measures in the browser, from the key press that submits to the frame in which the next task
 * is on the screen. Content: the demo's, and real conversation trees where ../shared/data is beside the checkout. Prints
 * also the gzipped size of the JavaScript that the page loads before anything lazy, and how much of it the sign-in page
 * does not load.
 */

const judgments = Number(process.argv[2] ?? 200);
/** What an annotator takes at the least: the next task is there by then. */
const readingMs = 300;

await ensureBuilt();
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "concord-workbench-"));
fs.chmodSync(dataDir, 0o755);
const children = new Children();
children.watch();
children.atEnd(async () => fs.rmSync(dataDir, { recursive: true, force: true }));
const settings = readEnvironment({ PORT: String(await freePort()), DATA_DIR: dataDir, CONCORD_DEMO: "0" });
try {
  await startConcord(settings, children);
  process.env.CONCORD_URL = settings.origin;
  process.env.CONCORD_TOKEN = fs.readFileSync(path.join(dataDir, "operator-token"), "utf8").trim();
  // These look for the server when they are imported.
  const { concordRows, makeMember, makeProject } = await import("@/e2e/lib/server");
  const { openQueue, signIn } = await import("@/e2e/lib/page");
  const rows = demoPrompts.map(({ messages, responses }) => ({
    text: messages.map((message) => String(message.content)).join("\n\n"),
    responses,
  }));
  const files: Record<string, string> = { "demo.jsonl": concordRows(rows) };
  const trees = path.resolve("../shared/data/oasst_trees/en_tree_000_049.jsonl");
  if (fs.existsSync(trees)) files["trees.jsonl"] = fs.readFileSync(trees, "utf8");
  const plan = { comparison: "pairwise", pairsPerPrompt: "all", agreementShare: 0 } as const;
  const projectId = await makeProject("Workbench", files, plan);
  const account = await makeMember(projectId, "Ada");

  const browser = await findBrowser();
  const env = { ...(process.env as Record<string, string>), ...browser.env };
  const chrome = await chromium.launch({ executablePath: browser.path, args: browserFlags, env });
  const page = await chrome.newPage({
    baseURL: settings.origin,
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
  });
  const everywhere = await scriptsOf(page, "/signin");
  await signIn(page, account);
  await openQueue(page, projectId);
  process.stdout.write(`content: ${Object.keys(files).join(", ")}\n`);
  const here = await scriptsOf(page, page.url());
  const own = [...here].filter((name) => !everywhere.has(name));
  process.stdout.write(
    `JavaScript: the page's own ${await kilobytes(page, own)} kB gzip, with React, Next and what every page has ${await kilobytes(page, here)} kB\n`,
  );
  const times = await judge(page);
  await chrome.close();
  report(times);
} finally {
  await children.stop();
}

/** The scripts that a page's HTML has the browser load. */
async function scriptsOf(page: Page, address: string): Promise<Set<string>> {
  const html = await (await page.request.get(address)).text();
  const tags = html.match(/<script[^>]*\ssrc="[^"]+"[^>]*>/g) ?? [];
  // Polyfills are for browsers that know no modules: nobody else loads them.
  const wanted = tags.filter((tag) => !/nomodule/i.test(tag));
  return new Set(wanted.map((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? ""));
}

/** Compressed as a proxy would. */
async function kilobytes(page: Page, names: Iterable<string>): Promise<string> {
  let bytes = 0;
  for (const name of names) bytes += gzipSync(await (await page.request.get(name)).body()).length;
  return (bytes / 1000).toFixed(0);
}

async function judge(page: Page): Promise<number[]> {
  // What the compiler that runs this script wraps functions in is not there in the browser.
  await page.evaluate("globalThis.__name = (named) => named");
  await page.evaluate(watchSubmits);
  const times: number[] = [];
  while (times.length < judgments) {
    await page.waitForTimeout(readingMs);
    await page.keyboard.press(times.length % 2 === 0 ? "1" : "2");
    await page.keyboard.press("Enter");
    const handle = await page.waitForFunction(
      (count) => (window.submitTimes.length > count ? window.submitTimes : null),
      times.length,
    );
    const all = await handle.jsonValue();
    if (all) times.push(...all.slice(times.length));
  }
  return times;
}

declare global {
  interface Window {
    submitTimes: number[];
  }
}

/** In the browser: from the key press to the frame that shows another task. */
function watchSubmits(): void {
  window.submitTimes = [];
  const onScreen = () =>
    [...document.querySelectorAll("main")].find((main) => main.checkVisibility()) ?? null;
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter") return;
      const before = onScreen();
      const look = () => {
        const now = onScreen();
        if (!now || now === before) return requestAnimationFrame(look);
        // A message posted from within a frame arrives after that frame is painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.submitTimes.push(performance.now() - event.timeStamp);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );
}

function report(times: readonly number[]): void {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  process.stdout.write(`judgments: ${times.length}\n`);
  process.stdout.write(
    `from submit to the next task painted: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms\n`,
  );
}
