import { expect, type Page } from "@playwright/test";
import { callApi } from "@/lib/domain/api/client";
import { listPreferences } from "@/lib/domain/api/measure";
import { server } from "./server";

/** Every current preference of the project, as the server has it. */
export async function stored(projectId: string) {
  const { rows } = await callApi(
    listPreferences,
    { params: { projectId }, query: { limit: 100, judges: "human" } },
    server,
  );
  return rows;
}

export async function expectStored(projectId: string, count: number): Promise<void> {
  await expect.poll(async () => (await stored(projectId)).length).toBe(count);
  const judgments = (await stored(projectId)).map((row) => row.judgmentId);
  expect(new Set(judgments).size).toBe(count);
}

/** All that the page says, once the formula that one of the birds' answers has is set: its typesetter comes when it is needed. */
export async function readTask(page: Page): Promise<string> {
  const main = page.getByRole("main");
  await expect.poll(() => main.innerText()).not.toContain("\\lambda");
  return main.innerText();
}

/** Judges the task on screen and waits for the next. */
export async function judge(page: Page, key: string, rationale = ""): Promise<void> {
  const before = await readTask(page);
  await page.keyboard.press(key);
  if (rationale) {
    await page.keyboard.press("r");
    await page.keyboard.type(rationale);
    await page.keyboard.press("Control+Enter");
  } else await page.keyboard.press("Enter");
  await expect.poll(() => page.getByRole("main").innerText()).not.toBe(before);
}

/** The rationale that stands in the task on screen. */
export async function expectRationale(page: Page, text: string): Promise<void> {
  await expect(page.getByRole("textbox", { name: "Why?" })).toHaveValue(text);
}
