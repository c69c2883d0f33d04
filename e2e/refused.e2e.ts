import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { callApi } from "@/lib/domain/api/client";
import { changeMember, listMembers } from "@/lib/domain/api/people";
import type { Role } from "@/lib/domain/permission";
import { openQueue, signIn } from "./lib/page";
import { birdFiles, makeMember, makeProject, server } from "./lib/server";
import { expectRationale, expectStored, judge, stored } from "./lib/stored";

/** A submission that the server refuses is the annotator's again: nothing is thrown away, nothing is stored twice. */

const pairwise = { comparison: "pairwise", agreementShare: 0 } as const;
const refused = /^1 judgment was refused/;

async function sitDown(page: Page) {
  const projectId = await makeProject(`Refused ${Date.now()}`, birdFiles(), pairwise);
  const account = await makeMember(projectId, "Rita");
  await signIn(page, account);
  await openQueue(page, projectId);
  const { members } = await callApi(listMembers, { params: { projectId } }, server);
  const userId = members.find(({ email }) => email === account.email)?.userId ?? "";
  const become = (role: Role) =>
    callApi(changeMember, { params: { projectId, userId }, body: { role } }, server);
  return { projectId, become };
}

/** Judges while the lead has taken the right to judge away, as happens when people change places. */
async function judgeInVain(page: Page, become: (role: Role) => Promise<unknown>): Promise<void> {
  await become("viewer");
  await judge(page, "2", "said before it was refused");
  await expect(page.getByText(refused)).toBeVisible();
  await become("annotator");
}

async function takeBackAndSubmit(page: Page, projectId: string): Promise<void> {
  await page.getByRole("button", { name: "Back to the task" }).click();
  await expectRationale(page, "said before it was refused");
  const scale = page.getByRole("group", { name: "Which response is better?" });
  await expect(scale.getByRole("button", { pressed: true })).toContainText("2");
  await expect(page.getByText(refused)).toBeHidden();
  await page.keyboard.press("r");
  await page.keyboard.type(", and again");
  await page.keyboard.press("Control+Enter");
  await expectStored(projectId, 2);
  const [newest] = await stored(projectId);
  expect(newest?.rationale).toBe("said before it was refused, and again");
  await expect(page.getByText("2 judged today")).toBeVisible();
}

test("its answer returns to the page and is submitted again", async ({ page }) => {
  const { projectId, become } = await sitDown(page);
  await judge(page, "1");
  await expectStored(projectId, 1);
  await judgeInVain(page, become);
  await expectStored(projectId, 1);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id }) => id),
      colorScheme,
    ).toEqual([]);
  }
  await takeBackAndSubmit(page, projectId);
});

test("after a reload too, when only the server still has the task", async ({ page }) => {
  const { projectId, become } = await sitDown(page);
  await judge(page, "1");
  await expectStored(projectId, 1);
  await judgeInVain(page, become);
  await page.reload();
  await expect(page.getByText(refused)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Submit/ })).toBeVisible();
  await takeBackAndSubmit(page, projectId);
});

test("put aside, it holds up nothing and comes back with its task", async ({ page }) => {
  const { projectId, become } = await sitDown(page);
  await judge(page, "1");
  await expectStored(projectId, 1);
  await judgeInVain(page, become);
  await page.getByRole("button", { name: "Put aside" }).click();
  await expect(page.getByText(refused)).toBeHidden();
  await judge(page, "1");
  await expectStored(projectId, 2);
  // The task is still lent to this person: on the next visit it is there, with what was said.
  await page.reload();
  await expectRationale(page, "said before it was refused");
  await page.keyboard.press("Enter");
  await expectStored(projectId, 3);
});
