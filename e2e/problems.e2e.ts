import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { type AssignmentView, claimTasks } from "@/lib/domain/api/assign";
import { ask, openAs } from "./lib/own";
import { openQueue, signIn } from "./lib/page";
import { birdFiles, makeMember, makeProject, server } from "./lib/server";

/** What is wrong with a task goes to the lead with the task, and the answer comes back to where it was asked. */

const pairwise = { comparison: "pairwise", agreementShare: 0 } as const;
const said = "Both answers are about another bird.";
const answer = "Judge what is there: which of them is the better answer?";

/** As when somebody comes back to the tab: what waits to be read is asked for again. */
async function lookAgain(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
}

test("a report goes to the lead with its task, and the answer is read where it was asked", async ({
  page,
  browser,
}) => {
  const projectId = await makeProject(`Reports ${Date.now()}`, birdFiles(), pairwise);
  await signIn(page, await makeMember(projectId, "Pia"));
  await openQueue(page, projectId);
  const prompt = await page.getByRole("region", { name: "Prompt" }).innerText();
  const response = await page.getByRole("region", { name: "Text of response A" }).innerText();

  await page.keyboard.press("p");
  const dialog = page.getByRole("dialog", { name: "Report a problem with this task" });
  await expect(dialog.getByRole("textbox", { name: /^What is wrong/ })).toBeFocused();
  await page.keyboard.type(said);
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByRole("listitem")).toContainText(said);
  await expect(dialog.getByRole("listitem")).toContainText("Open");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  const lead = await openAs(browser, await makeMember(projectId, "Lea", "lead"));
  await lead.goto(`/projects/${projectId}/problems`);
  const report = lead.getByRole("listitem").filter({ hasText: said });
  await expect(report).toContainText("Pia");
  await report.locator("summary").click();
  await expect(report).toContainText(prompt.split("\n").at(-1) ?? "");
  await expect(report).toContainText(response.split("\n")[0] ?? "");
  await report.getByRole("textbox", { name: "Your answer" }).fill(answer);
  await report.getByRole("button", { name: "Answer" }).click();
  await expect(lead.getByText("No open reports")).toBeVisible();
  await lead.getByRole("button", { name: "Answered" }).click();
  await expect(lead.getByRole("listitem")).toContainText(answer);
  await lead.context().close();

  await expect(async () => {
    await lookAgain(page);
    await expect(page.getByText("Your report was answered.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("button", { name: "New answer" })).toBeVisible();
  await page.keyboard.press("p");
  await expect(dialog.getByRole("listitem")).toContainText(answer);
  await expect(dialog.getByRole("listitem")).toContainText("Lea answered");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Report", exact: true })).toBeVisible();
  await expect(page.getByText("Your report was answered.")).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: /^Submit/ })).toBeVisible();
  await expect(page.getByText("Your report was answered.")).toBeHidden();
});

test("the list of keys tells of it", async ({ page }) => {
  const projectId = await makeProject(`Report key ${Date.now()}`, birdFiles(), pairwise);
  await signIn(page, await makeMember(projectId, "Pia"));
  await openQueue(page, projectId);
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys.getByText("Report a problem, and read the answers")).toBeVisible();
});

test("nobody else reports on a task, reads a report as its own, or answers without the right to", async ({
  page,
  browser,
}) => {
  const projectId = await makeProject(`Refused reports ${Date.now()}`, birdFiles(), pairwise);
  const other = await makeProject(`Elsewhere ${Date.now()}`, birdFiles(), pairwise);
  await signIn(page, await makeMember(projectId, "Pia"));
  const claimed = await page.request.post(
    `${server.baseUrl}/api/v1/projects/${projectId}/assignments/claim`,
    {
      data: { count: 1, held: [] },
    },
  );
  const [assignment] = claimTasks.response.parse(await claimed.json()).assignments as [AssignmentView];
  const base = `/projects/${projectId}`;
  const own = `${base}/assignments/${assignment.id}/problems`;
  const id = randomUUID();
  expect(await ask(page, "POST", own, { id, text: said })).toBe(200);

  const asks = (person: Page) => ({
    list: () => ask(person, "GET", `${base}/problems`),
    report: () => ask(person, "POST", own, { id: randomUUID(), text: "not mine" }),
    read: () => ask(person, "POST", `${base}/my/problems/${id}/read`),
    answer: () => ask(person, "POST", `${base}/problems/${id}/answers`, { text: "I say so" }),
  });
  const statuses = async (person: Page) => {
    const { list, report, read, answer } = asks(person);
    return { list: await list(), report: await report(), read: await read(), answer: await answer() };
  };
  const viewer = await openAs(browser, await makeMember(projectId, "Vic", "viewer"));
  expect(await statuses(viewer)).toEqual({ list: 403, report: 403, read: 403, answer: 403 });
  const outsider = await openAs(browser, await makeMember(other, "Olga", "lead"));
  expect(await statuses(outsider)).toEqual({ list: 404, report: 404, read: 404, answer: 404 });
  const colleague = await openAs(browser, await makeMember(projectId, "Bob"));
  expect(await statuses(colleague)).toEqual({ list: 403, report: 404, read: 404, answer: 403 });
  // A reviewer answers reports; another's task is not his to report on.
  const reviewer = await openAs(browser, await makeMember(projectId, "Rea", "reviewer"));
  expect(await statuses(reviewer)).toEqual({ list: 200, report: 404, read: 404, answer: 204 });
  for (const person of [viewer, outsider, colleague, reviewer]) await person.context().close();
});
