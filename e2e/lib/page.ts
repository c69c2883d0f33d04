import { expect, type Page } from "@playwright/test";
import type { Account } from "./server";

/** Signs in through the form, with the keyboard. `base` is for a page that does not know where the server is. */
export async function signIn(
  page: Page,
  { email, password }: Pick<Account, "email" | "password">,
  base = "",
): Promise<void> {
  await page.goto(`${base}/signin`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/signin/);
}

/**
 * Opens a project's annotate page and waits for the first task. The next task stands ready behind it: find things by
 * role, or with `:visible`.
 */
export async function openQueue(page: Page, projectId: string, base = ""): Promise<void> {
  await page.goto(`${base}/projects/${projectId}/annotate`);
  await expect(page.getByRole("button", { name: /^Submit/ })).toBeVisible();
}

/** What stands on screen as the response with this label. */
export async function responseText(page: Page, label: string): Promise<string> {
  return page.getByRole("region", { name: `Response ${label}`, exact: true }).innerText();
}
