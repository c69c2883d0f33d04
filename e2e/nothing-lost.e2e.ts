import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { listSessions, revokeSession } from "@/lib/domain/api/people";
import { openQueue, signIn } from "./lib/page";
import { type Account, birdFiles, makeMember, makeProject, server } from "./lib/server";
import { expectStored, judge, readTask, stored } from "./lib/stored";

/** Whatever happens between the annotator's key and the server's disk, a judgment is stored once and only once. */

const pairwise = { comparison: "pairwise", agreementShare: 0 } as const;

interface Desk {
  page: Page;
  projectId: string;
  account: Account;
}

async function sitDown(page: Page): Promise<Desk> {
  const projectId = await makeProject(`Nothing lost ${Date.now()}`, birdFiles(), pairwise);
  const account = await makeMember(projectId, "Nora");
  await signIn(page, account);
  await openQueue(page, projectId);
  return { page, projectId, account };
}

test("judging goes on without a network, and the browser may be closed before it is back", async ({
  page,
  context,
}) => {
  const { projectId } = await sitDown(page);
  await judge(page, "1");
  await expectStored(projectId, 1);
  await context.setOffline(true);
  await judge(page, "1", "first without a network");
  await judge(page, "2", "second without a network");
  await expect(page.getByText(/^2 judgments wait/)).toBeVisible();
  await page.close();
  await expectStored(projectId, 1);
  await context.setOffline(false);
  const again = await context.newPage();
  await openQueue(again, projectId);
  await expectStored(projectId, 3);
  const rationales = (await stored(projectId)).map((row) => row.rationale);
  expect(rationales).toEqual(["second without a network", "first without a network", ""]);
  await expect(again.getByText("3 judged today")).toBeVisible();
});

test("a reload without a network says what waits, and the page comes back by itself", async ({
  page,
  context,
}) => {
  const { projectId } = await sitDown(page);
  await judge(page, "1");
  await expectStored(projectId, 1);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await judge(page, "2", "judged without a network");
  await expect(page.getByText(/^1 judgment waits/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "The server cannot be reached" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "无法连接服务器" })).toBeVisible();
  await expect(page.getByText("Judgments that wait in this browser: 1")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await expectStored(projectId, 1);
  await context.setOffline(false);
  await expect(page.getByRole("button", { name: /^Submit/ })).toBeVisible();
  await expectStored(projectId, 2);
  expect((await stored(projectId))[0]?.rationale).toBe("judged without a network");
  // Nothing of anybody's is left in a cache that the next person at this browser could read.
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test("an answer lost on its way back is not a second judgment", async ({ page }) => {
  const { projectId } = await sitDown(page);
  let lost = 0;
  await page.route("**/judgments", async (route) => {
    if (lost === 2) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await judge(page, "1");
  await expect.poll(() => lost, { timeout: 20_000 }).toBe(2);
  await expect(page.getByText(/judgments? waits?/)).toBeHidden({ timeout: 20_000 });
  await expectStored(projectId, 1);
  await judge(page, "2");
  await expectStored(projectId, 2);
});

test("an unfinished judgment is found again after a reload and on another device", async ({
  page,
  browser,
}) => {
  const { projectId, account } = await sitDown(page);
  await page.keyboard.press("2");
  await page.keyboard.press("r");
  await page.keyboard.type("It names the mechanism, the other one only");
  await expect(page.getByText("Draft saved")).toBeVisible();
  await page.reload();
  await expectDraft(page);
  const elsewhere = await browser.newContext({ baseURL: server.baseUrl, locale: "en-US" });
  const other = await elsewhere.newPage();
  await signIn(other, account);
  await openQueue(other, projectId);
  await expectDraft(other);
  await other.keyboard.press("Enter");
  await expectStored(projectId, 1);
  const [row] = await stored(projectId);
  expect(row?.rationale).toBe("It names the mechanism, the other one only");
  await elsewhere.close();
});

async function expectDraft(page: Page): Promise<void> {
  await expect(page.getByRole("textbox", { name: "Why?" })).toHaveValue(
    "It names the mechanism, the other one only",
  );
  const scale = page.getByRole("group", { name: "Which response is better?" });
  await expect(scale.getByRole("button", { pressed: true })).toHaveCount(1);
}

test("a session that ends in the middle keeps the judgment and returns to it", async ({ page, context }) => {
  const { projectId, account } = await sitDown(page);
  await judge(page, "1");
  await expectStored(projectId, 1);
  await revokeSessions(context);
  await judge(page, "2", "after the session had ended");
  await expect(page.getByText(/You are signed out/)).toBeVisible();
  await expectStored(projectId, 1);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/annotate/);
  await expectStored(projectId, 2);
  expect((await stored(projectId))[0]?.rationale).toBe("after the session had ended");
});

/** Ends the person's sessions from somewhere else, as an account page would. */
async function revokeSessions(context: BrowserContext): Promise<void> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const headers = { cookie };
  const answer = await fetch(`${server.baseUrl}/api/v1${listSessions.path}`, { headers });
  const { sessions } = listSessions.response.parse(await answer.json());
  for (const { id } of sessions) {
    const path = revokeSession.path.replace("{sessionId}", id);
    await fetch(`${server.baseUrl}/api/v1${path}`, { method: "DELETE", headers });
  }
}

test("undo reopens the last judgments with everything as it was", async ({ page }) => {
  const { projectId } = await sitDown(page);
  await judge(page, "1", "the first");
  await judge(page, "2", "the second");
  const third = await readTask(page);
  await page.keyboard.press("z");
  await expect(page.getByText("You are revising a judgment of yours.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Why?" })).toHaveValue("the second");
  const scale = page.getByRole("group", { name: "Which response is better?" });
  await expect(scale.getByRole("button", { pressed: true })).toContainText("2");
  await page.keyboard.press("z");
  await expect(page.getByRole("textbox", { name: "Why?" })).toHaveValue("the first");
  await page.keyboard.press("2");
  await page.keyboard.press("Enter");
  await expect.poll(() => readTask(page)).toBe(third);
  await expectStored(projectId, 2);
  const rows = await stored(projectId);
  expect(rows.find((row) => row.rationale === "the first")).toBeDefined();
  await page.keyboard.press("h");
  await expect(page.getByText("revision 2")).toBeVisible();
});
