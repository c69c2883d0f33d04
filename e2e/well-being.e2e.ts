import { expect, type Page, test } from "@playwright/test";
import { openQueue, signIn } from "./lib/page";
import { concordRows, makeMember, makeProject } from "./lib/server";
import { expectStored, judge } from "./lib/stored";

/** What is said to somebody who judges all day: little, gently, and only what was asked for or is worth a thought. */

const pairwise = { comparison: "pairwise", agreementShare: 0 } as const;
const fast = /The last 5 tasks went by faster than they can be read/;
const pause = /If a break would do you good/;

/** Some fourteen seconds for whoever reads six times as fast as people do. */
const long = "The yeast eats the sugar and gives off carbon dioxide, which the gluten holds. ".repeat(13);

async function sitDown(page: Page, prompts: number): Promise<string> {
  const rows = Array.from({ length: prompts }, (_, n) => ({
    text: `Question ${n}: why does bread rise?`,
    responses: [`${long} (${n}, one)`, `${long} (${n}, two)`],
  }));
  const files = { "rows.jsonl": concordRows(rows) };
  const projectId = await makeProject(`Well-being ${Date.now()}`, files, pairwise);
  await signIn(page, await makeMember(projectId, "Willa"));
  await openQueue(page, projectId);
  return projectId;
}

test("a run faster than reading is asked about once, and counts all the same", async ({ page }) => {
  const projectId = await sitDown(page, 12);
  for (let n = 0; n < 4; n++) await judge(page, "1");
  await expect(page.getByText(fast)).toBeHidden();
  await judge(page, "2");
  await expect(page.getByText(fast)).toBeVisible();
  await expectStored(projectId, 5);
  await page.getByRole("button", { name: "All right" }).click();
  await expect(page.getByText(fast)).toBeHidden();
  for (let n = 0; n < 4; n++) await judge(page, "1");
  await expect(page.getByText(fast)).toBeHidden();
  await expectStored(projectId, 9);
});

test("whoever takes the time to read is not asked", async ({ page }) => {
  await page.clock.install();
  const projectId = await sitDown(page, 7);
  for (let n = 0; n < 6; n++) {
    await page.clock.runFor(20_000);
    await judge(page, "1");
  }
  await expectStored(projectId, 6);
  await expect(page.getByText(fast)).toBeHidden();
});

/** Somebody at work: a key now and then, so many minutes long. */
async function work(page: Page, minutes: number): Promise<void> {
  for (let seconds = 0; seconds < minutes * 60; seconds += 9) {
    await page.keyboard.press("Shift");
    await page.clock.runFor(9_000);
  }
}

test("a reminder of breaks comes after the minutes that were set, and not unless they were", async ({
  page,
}) => {
  test.slow();
  await page.clock.install();
  await sitDown(page, 3);
  await work(page, 27);
  await expect(page.getByText(pause)).toBeHidden();

  await page.getByTitle("Your day").click();
  const day = page.getByRole("dialog", { name: "Your day" });
  await expect(day.getByLabel("Remind me of a break")).toHaveValue("");
  await day.getByLabel("Remind me of a break").selectOption({ label: "After 25 minutes of work" });
  await day.getByRole("button", { name: "Save" }).click();
  await expect(day).toBeHidden();
  await work(page, 20);
  await expect(page.getByText(pause)).toBeHidden();
  await work(page, 8);
  await expect(page.getByText(pause)).toBeVisible();
  await page.getByRole("button", { name: "Later" }).click();
  await expect(page.getByText(pause)).toBeHidden();
});

test("a goal for the day is one's own, and the day's count is kept", async ({ page }) => {
  const projectId = await sitDown(page, 5);
  const line = page.getByRole("region", { name: "Your day, and notices" });
  await expect(line).toContainText("Nothing judged today yet");
  await judge(page, "1");
  await expect(line).toContainText("1 judged today");
  await page.getByTitle("Your day").click();
  await page.getByLabel("A goal for the day, in judgments").fill("3");
  await page.keyboard.press("Enter");
  await expect(line).toContainText("1 of 3 judged today");
  await judge(page, "2");
  await expect(line).toContainText("2 of 3 judged today");
  await expectStored(projectId, 2);
  await page.reload();
  await expect(line).toContainText("2 of 3 judged today");
});
