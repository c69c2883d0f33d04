import { expect, type Page, test } from "@playwright/test";
import { callApi } from "@/lib/domain/api/client";
import { changeGuidelines } from "@/lib/domain/api/projects";
import { openAs, ownJudgment, ownJudgments } from "./lib/own";
import { openQueue, signIn } from "./lib/page";
import { birdFiles, makeMember, makeProject, server } from "./lib/server";
import { expectStored, judge } from "./lib/stored";

/** A judgment remembers the guidelines that its annotator had read; whoever changes them has the annotators told. */

const pairwise = { comparison: "pairwise", agreementShare: 0 } as const;
const before = "# What counts\n\nPrefer the shorter answer.\n\nSay why where you are in doubt.";
const after = before.replace("shorter", "truer");
const first = "Before you begin: please read the guidelines.";
const changed = "The guidelines have changed.";

/** Under which version each of this person's judgments was made, newest first. */
async function versions(page: Page, projectId: string): Promise<number[]> {
  const rows = await ownJudgments(page, projectId);
  const own = await Promise.all(rows.map((row) => ownJudgment(page, projectId, row.assignmentId)));
  return own.map((judgment) => judgment.guidelineVersion);
}

test("a change is told, shown as a difference, acknowledged, and stored with the next judgment", async ({
  page,
  browser,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const projectId = await makeProject(`Guidelines ${Date.now()}`, birdFiles(), pairwise);
  await callApi(changeGuidelines, { params: { projectId }, body: { body: before } }, server);
  await signIn(page, await makeMember(projectId, "Gus"));
  await openQueue(page, projectId);

  await expect(page.getByText(first)).toBeVisible();
  await page.keyboard.press("g");
  const pane = page.getByRole("complementary", { name: "Guidelines" });
  await expect(pane).toContainText("Prefer the shorter answer.");
  await pane.getByRole("button", { name: "I have read this" }).click();
  await expect(page.getByText(first)).toBeHidden();
  await expect(pane.getByRole("button", { name: "I have read this" })).toBeHidden();
  await page.keyboard.press("g");
  await expect(pane).toBeHidden();
  await judge(page, "1");
  await expectStored(projectId, 1);
  expect(await versions(page, projectId)).toEqual([2]);

  const lead = await openAs(browser, await makeMember(projectId, "Lea", "lead"));
  await lead.goto(`/projects/${projectId}/settings`);
  const text = lead.getByRole("textbox", { name: "Guidelines" });
  await text.fill(after);
  await lead.locator("form", { has: text }).getByRole("button", { name: "Save" }).click();
  await expect(lead.getByText("Saved.")).toBeVisible();
  await lead.context().close();

  // What is on the desk was lent under the version that was read; the next claim tells of the new one.
  await judge(page, "2");
  await expectStored(projectId, 2);
  await expect(page.getByText(changed)).toBeVisible();
  expect(await versions(page, projectId)).toEqual([2, 2]);
  await page.getByRole("button", { name: "See what is new" }).click();
  await expect(pane.locator("ins")).toHaveText("Added: truer");
  await expect(pane.locator("del")).toHaveText("Removed: shorter");
  await pane.getByRole("button", { name: "Show the whole text" }).click();
  await expect(pane.getByRole("heading", { name: "What counts" })).toBeVisible();
  await expect(pane).toContainText("Prefer the truer answer.");
  await pane.getByRole("button", { name: "I have read this" }).click();
  await expect(page.getByText(changed)).toBeHidden();

  await page.reload();
  await expect(page.getByRole("button", { name: /^Submit/ })).toBeVisible();
  await judge(page, "1");
  await expectStored(projectId, 3);
  expect(await versions(page, projectId)).toEqual([3, 2, 2]);
  await expect(page.getByText(changed)).toBeHidden();
});

test("where there are no guidelines, nobody is asked to read them", async ({ page }) => {
  const projectId = await makeProject(`No guidelines ${Date.now()}`, birdFiles(), pairwise);
  await signIn(page, await makeMember(projectId, "Gus"));
  const desk = page.waitForResponse((response) => response.url().endsWith("/my/desk"));
  await openQueue(page, projectId);
  await desk;
  await judge(page, "1");
  await expectStored(projectId, 1);
  await expect(page.getByText(first)).toBeHidden();
});

test("on a narrow screen they lie over the task, and Later puts the notice off", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const projectId = await makeProject(`Narrow guidelines ${Date.now()}`, birdFiles(), pairwise);
  await callApi(changeGuidelines, { params: { projectId }, body: { body: before } }, server);
  await signIn(page, await makeMember(projectId, "Gus"));
  await openQueue(page, projectId);
  await page.getByRole("button", { name: "Later" }).click();
  await expect(page.getByText(first)).toBeHidden();
  await page.keyboard.press("g");
  const dialog = page.getByRole("dialog", { name: "Guidelines" });
  await expect(dialog).toContainText("Prefer the shorter answer.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  // Put off, not read: it is said again on the next visit.
  await page.reload();
  await expect(page.getByText(first)).toBeVisible();
});
