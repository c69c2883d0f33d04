import type { Browser, Page } from "@playwright/test";
import { getOwnJudgment, listOwnJudgments } from "@/lib/domain/api/assign";
import { signIn } from "./page";
import { type Account, server } from "./server";

/** What a signed-in person may read of his own judgments, newest first, through the API. */
export async function ownJudgments(page: Page, projectId: string) {
  const { rows } = listOwnJudgments.response.parse(await read(page, listOwnJudgments.path, { projectId }));
  return rows;
}

/** One of one's own judgments, whole. */
export async function ownJudgment(page: Page, projectId: string, assignmentId: string) {
  return getOwnJudgment.response.parse(await read(page, getOwnJudgment.path, { projectId, assignmentId }));
}

/** Asks the API as the person who is signed in on this page. */
export async function ask(page: Page, method: string, path: string, data?: object): Promise<number> {
  const url = `${server.baseUrl}/api/v1${path}`;
  return (await page.request.fetch(url, { method, data })).status();
}

/** Somebody else, at a browser of his own. */
export async function openAs(browser: Browser, account: Account): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.baseUrl, locale: "en-US" });
  const page = await context.newPage();
  await signIn(page, account);
  return page;
}

async function read(page: Page, template: string, params: Record<string, string>): Promise<unknown> {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  return (await page.request.get(`${server.baseUrl}/api/v1${path}`)).json();
}
