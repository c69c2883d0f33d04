import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { releaseAssignment } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import { changeProject } from "@/lib/domain/api/projects";
import { browserFlags, findBrowser } from "@/scripts/lib/browser.mjs";
import { freePort } from "@/scripts/lib/embedded-postgres.mjs";
import { openQueue, signIn } from "./lib/page";
import { type Account, concordRows, makeMember, makeProject, server } from "./lib/server";
import { expectRationale, expectStored, judge, stored } from "./lib/stored";

/** A browser that is killed, two tabs, two browsers, a lease that ends: every judgment once, every draft kept. */

const pairwise = { comparison: "pairwise", agreementShare: 0 } as const;

async function makeDesk(prompts: number): Promise<{ projectId: string; account: Account }> {
  const rows = Array.from({ length: prompts }, (_, n) => ({
    text: `question ${n}`,
    responses: [`the first answer to ${n}`, `the second answer to ${n}`],
  }));
  const files = { "rows.jsonl": concordRows(rows) };
  const projectId = await makeProject(`Anywhere ${Date.now()}`, files, pairwise);
  return { projectId, account: await makeMember(projectId, "Nora") };
}

async function say(page: Page, rationale: string): Promise<void> {
  await page.keyboard.press("r");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(rationale);
}

/** The browser's own database has a draft that says so. */
async function expectDraftKept(page: Page, rationale: string): Promise<void> {
  const readDrafts = () =>
    new Promise<string>((resolve, reject) => {
      const opening = indexedDB.open("concord-outbox");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const reading = opening.result.transaction("drafts").objectStore("drafts").getAll();
        reading.onerror = () => reject(reading.error);
        reading.onsuccess = () => resolve(JSON.stringify(reading.result));
        opening.result.close();
      };
    });
  await expect.poll(() => page.evaluate(readDrafts)).toContain(`"${rationale}"`);
}

/** A Chromium of its own that keeps its profile, and can be killed as a power cut would. */
async function startChromium(profile: string): Promise<{ browser: Browser; kill: () => Promise<void> }> {
  const { path: executable, env } = await findBrowser();
  const port = await freePort();
  const child = spawn(
    executable,
    [...browserFlags, "--headless=new", `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`],
    { env: { ...process.env, ...env }, stdio: "ignore", detached: true },
  );
  const address = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      () =>
        fetch(`${address}/json/version`).then(
          (answer) => answer.ok,
          () => false,
        ),
      { timeout: 30_000 },
    )
    .toBe(true);
  // A browser that has just been started now and then does not answer the first who connects.
  const connect = () => chromium.connectOverCDP(address, { timeout: 10_000 });
  const browser = await connect().catch(connect);
  return {
    browser,
    async kill() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      if (child.pid) process.kill(-child.pid, "SIGKILL");
      await gone;
      await browser.close().catch(() => {});
    },
  };
}

test("a browser killed with SIGKILL loses neither what waited in it nor what was being written", async () => {
  const { projectId, account } = await makeDesk(4);
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "concord-profile-"));
  const open = async () => {
    const chromiumOfOurs = await startChromium(profile);
    const [context] = chromiumOfOurs.browser.contexts();
    const page = await context?.newPage();
    if (!context || !page) throw new Error("the browser has no window");
    return { ...chromiumOfOurs, context, page };
  };
  try {
    const first = await open();
    await signIn(first.page, account, server.baseUrl);
    await openQueue(first.page, projectId, server.baseUrl);
    await first.context.setOffline(true);
    await judge(first.page, "1", "one, offline");
    await judge(first.page, "2", "two, offline");
    await say(first.page, "half of a third");
    await expect(first.page.getByText(/^2 judgments wait/)).toBeVisible();
    await expectDraftKept(first.page, "half of a third");
    await first.kill();
    await expectStored(projectId, 0);

    const second = await open();
    // The cookie of a session this young may not have reached the disk.
    await signIn(second.page, account, server.baseUrl);
    await openQueue(second.page, projectId, server.baseUrl);
    await expectStored(projectId, 2);
    expect((await stored(projectId)).map((row) => row.rationale)).toEqual(["two, offline", "one, offline"]);
    await expectRationale(second.page, "half of a third");
    await second.kill();
  } finally {
    fs.rmSync(profile, { recursive: true, force: true });
  }
});

test("a second tab asks before it takes over, and goes on with the draft of the first", async ({
  page,
  context,
}) => {
  const { projectId, account } = await makeDesk(4);
  await signIn(page, account);
  await openQueue(page, projectId);
  await page.keyboard.press("1");
  await say(page, "begun in the first tab");
  const second = await context.newPage();
  await second.goto(`/projects/${projectId}/annotate`);
  await expect(second.getByText("You are judging in another window")).toBeVisible();
  await second.getByRole("button", { name: "Judge here instead" }).click();
  await expectRationale(second, "begun in the first tab");
  await expect(page.getByText("You are judging in another window")).toBeVisible();
  await second.keyboard.press("Control+Enter");
  await expectStored(projectId, 1);
  await judge(second, "2");
  await second.close();
  // As the browser says it when its other tab is closed.
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(page.getByText("2 judged today")).toBeVisible();
  await judge(page, "1");
  await expectStored(projectId, 3);
});

test("two browsers: neither draft overwrites the other, and a task is judged once", async ({
  page,
  browser,
}) => {
  const { projectId, account } = await makeDesk(3);
  await signIn(page, account);
  await openQueue(page, projectId);
  const elsewhere = await browser.newContext({ baseURL: server.baseUrl, locale: "en-US" });
  const other = await elsewhere.newPage();
  await signIn(other, account);
  await openQueue(other, projectId);
  await say(page, "at home");
  await expect(page.getByText("Draft saved")).toBeVisible();
  await say(other, "on the way");
  await expect(other.getByText("This task was also worked on in another browser.")).toBeVisible();
  await expectRationale(other, "on the way");
  await other.getByRole("button", { name: "Show what was written there" }).click();
  await expectRationale(other, "at home");
  await other.keyboard.press("Escape");
  await judge(other, "1");
  await expectStored(projectId, 1);
  await say(page, " again");
  await expect(page.getByText("You have judged this task in another browser already.")).toBeVisible();
  await page.getByRole("button", { name: "Next task" }).click();
  await expectRationale(page, "");
  await page.keyboard.press("Escape");
  await judge(page, "2");
  await expectStored(projectId, 2);
  await elsewhere.close();
});

test("a lease that ended keeps the draft, and the late judgment counts beside the other one", async ({
  page,
  browser,
}) => {
  const { projectId, account } = await makeDesk(1);
  await signIn(page, account);
  const claimed = page.waitForResponse((response) => response.url().endsWith("/assignments/claim"));
  await openQueue(page, projectId);
  const { assignments } = await (await claimed).json();
  await page.keyboard.press("1");
  await say(page, "slow but sure");
  await expect(page.getByText("Draft saved")).toBeVisible();
  // Given back from outside, as the end of the lease does.
  const params = { projectId, assignmentId: assignments[0].id as string };
  const url = `/api/v1${releaseAssignment.path.replace("{projectId}", params.projectId).replace("{assignmentId}", params.assignmentId)}`;
  const origin = { origin: server.baseUrl };
  expect((await page.request.post(url, { headers: origin })).ok()).toBe(true);
  const bob = await makeMember(projectId, "Bob");
  const elsewhere = await browser.newContext({ baseURL: server.baseUrl, locale: "en-US" });
  const other = await elsewhere.newPage();
  await signIn(other, bob);
  await openQueue(other, projectId);
  await page.keyboard.type(", really");
  await expect(page.getByText(/somebody else may get it too/)).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expectStored(projectId, 1);
  await other.keyboard.press("2");
  await other.keyboard.press("Enter");
  await expectStored(projectId, 2);
  expect((await stored(projectId)).map((row) => row.rationale).sort()).toEqual(["", "slow but sure, really"]);
  await elsewhere.close();
});

test("reading extends the lease, and the page says until when; an empty queue says when to come back", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const { projectId, account } = await makeDesk(1);
  await callApi(changeProject, { params: { projectId }, body: { leaseSeconds: 60 } }, server);
  await signIn(page, account);
  await openQueue(page, projectId);
  await expect(page.getByText(/^Held for you until/)).toBeVisible();
  const extended = page.waitForResponse((response) => response.url().endsWith("/assignments/extend"), {
    timeout: 60_000,
  });
  const reading = setInterval(
    () => void page.mouse.move(300 + Math.random() * 50, 300).catch(() => {}),
    2_000,
  );
  const { leases } = await (await extended).json();
  clearInterval(reading);
  expect(leases[0].state).toBe("active");
  await expect(page.getByText(/^Extended: held for you until/)).toBeVisible();
  const elsewhere = await browser.newContext({ baseURL: server.baseUrl, locale: "en-US" });
  const other = await elsewhere.newPage();
  await signIn(other, await makeMember(projectId, "Bob"));
  await other.goto(`/projects/${projectId}/annotate`);
  await expect(other.getByText("Done for now")).toBeVisible();
  await expect(other.getByText(/it comes free at/)).toBeVisible();
  await elsewhere.close();
});

test("signing out in the middle of a sentence keeps it", async ({ page }) => {
  const { projectId, account } = await makeDesk(1);
  await signIn(page, account);
  await openQueue(page, projectId);
  await say(page, "in the middle of a");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/signin/);
  await signIn(page, account);
  await openQueue(page, projectId);
  await expectRationale(page, "in the middle of a");
});

test("a revision that a reload interrupts goes on where it was", async ({ page }) => {
  const { projectId, account } = await makeDesk(2);
  await signIn(page, account);
  await openQueue(page, projectId);
  await judge(page, "1", "first thought");
  await page.keyboard.press("z");
  await expectRationale(page, "first thought");
  await say(page, ", second thought");
  await expectDraftKept(page, "first thought, second thought");
  await page.reload();
  await expect(page.getByText("You are revising a judgment of yours.")).toBeVisible();
  await expectRationale(page, "first thought, second thought");
  await page.keyboard.press("r");
  await page.keyboard.press("Control+Enter");
  await expect
    .poll(async () => (await stored(projectId))[0]?.rationale)
    .toBe("first thought, second thought");
  await expectStored(projectId, 1);
});
