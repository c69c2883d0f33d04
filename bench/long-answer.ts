import { chromium } from "@playwright/test";
import { openQueue, signIn } from "@/e2e/lib/page";
import { concordRows, makeMember, makeProject, server } from "@/e2e/lib/server";
import { browserFlags, findBrowser } from "@/scripts/lib/browser.mjs";

/**
 * An answer of a megabyte on the annotator's page, against a running server (DATA_DIR, or CONCORD_URL and CONCORD_TOKEN):
 *   npx tsx bench/long-answer.ts [megabytes]
 * Prints how long the page's main thread was ever busy at a stretch, how long key presses waited meanwhile, and when the
 * whole answer was laid out.
 */

const megabytes = Number(process.argv[2] ?? 1);
const section = (index: number) =>
  `## Section ${index}\n\n${"Some **bold** words and `code`. ".repeat(30)}\n\n- one\n- two\n\n\`\`\`js\nlet x = ${index};\n\`\`\`\n\n`;
const long = Array.from({ length: Math.ceil((megabytes * 1_000_000) / section(100).length) }, (_, index) =>
  section(index),
).join("");
const rows = concordRows([{ text: "Long", responses: [long, "Short."] }]);
const plan = { comparison: "pairwise", agreementShare: 0 } as const;
const projectId = await makeProject(`Long answer ${Date.now()}`, { "long.jsonl": rows }, plan);
const account = await makeMember(projectId, "Ada");

const found = await findBrowser();
const env = { ...(process.env as Record<string, string>), ...found.env };
const browser = await chromium.launch({ executablePath: found.path, args: browserFlags, env });
const page = await browser.newPage({
  baseURL: server.baseUrl,
  locale: "en-US",
  viewport: { width: 1440, height: 900 },
});
await page.addInitScript(() => {
  const seen = { busy: [] as number[], waited: [] as number[] };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.busy.push(duration);
  }).observe({ type: "longtask", buffered: true });
  // From the press to the handler: what the person waits before anything happens at all.
  addEventListener("keydown", ({ timeStamp }) => seen.waited.push(performance.now() - timeStamp), true);
});
await signIn(page, account);
await openQueue(page, projectId);
const started = performance.now();
while ((await page.locator("[data-building]").count()) > 0) {
  await page.keyboard.press("1");
  await page.waitForTimeout(100);
}
const seconds = (performance.now() - started) / 1000;
const { busy, waited } = await page.evaluate(
  () => (window as unknown as { seen: { busy: number[]; waited: number[] } }).seen,
);
await browser.close();
waited.sort((a, b) => a - b);
const at = (share: number) => (waited[Math.floor(share * (waited.length - 1))] ?? 0).toFixed(0);
process.stdout.write(
  `${(long.length / 1e6).toFixed(2)} million characters, laid out ${seconds.toFixed(1)} s after the first of them\n` +
    `main thread: ${busy.length} tasks over 50 ms, the longest ${Math.max(0, ...busy).toFixed(0)} ms\n` +
    `${waited.length} key presses waited ${at(0.5)} ms at the median, ${at(0.95)} ms at the 95th percentile, ${at(1)} ms at most\n`,
);
