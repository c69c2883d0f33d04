import fs from "node:fs";
import path from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { openQueue, responseText, signIn } from "./lib/page";
import { type Account, fixtures, server } from "./lib/server";

/**
 * The whole story, as its three people live it: a lead imports one file per model, plans pairwise and ranking tasks and
 * invites two annotators; both judge with the keyboard alone; the figures follow; the export is what they said.
 */

const models = ["heron-2", "plover-1.5", "finch-base"] as const;
type Model = (typeof models)[number];

/** Words by which the test, unlike an annotator, knows whose text is on the screen; by question, in `models`' order. */
const words: Record<string, readonly string[]> = {
  q1: ["Sunlight scatters", "scattered more than red", "reflects the ocean"],
  q2: ["losing sleep", "please make it stop", "fifteen thousand years"],
  q3: ["340 + 51", "calculator", "381"],
  q4: ["训练数据中的噪声", "模型太复杂", "训练集和测试集"],
};

/** What each annotator thinks of `models`, by question: more is better, the same is a tie. They agree on 9 of 12 pairs. */
const tastes: Record<"Iris" | "Otto", Record<string, readonly number[]>> = {
  Iris: { q1: [3, 2, 1], q2: [3, 2, 1], q3: [3, 2, 1], q4: [3, 2, 1] },
  Otto: { q1: [3, 2, 1], q2: [2, 3, 1], q3: [3, 3, 1], q4: [3, 1, 2] },
};

const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

function whose(text: string): { question: string; model: number } {
  for (const [question, marks] of Object.entries(words)) {
    const model = marks.findIndex((mark) => text.includes(mark));
    if (model >= 0) return { question, model };
  }
  throw new Error(`unknown response: ${text}`);
}

test("from a file of model outputs to preference data", async ({ page, browser }) => {
  test.setTimeout(240_000);
  const projectName = `Birds ${Date.now()}`;

  // The lead.
  await signIn(page, { email: "lead@demo.concord.local", password: "concord-demo" });
  await page.getByRole("button", { name: "New project" }).click();
  await page.getByLabel("Project name").fill(projectName);
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page).toHaveURL(/\/import$/);
  const projectId = /projects\/([^/]+)\//.exec(page.url())?.[1] ?? "";

  await page
    .getByText("Choose files", { exact: true })
    .locator("input")
    .setInputFiles(
      fs
        .readdirSync(fixtures)
        .filter((name) => name.endsWith(".jsonl"))
        .map((name) => path.join(fixtures, name)),
    );
  await expect(page.getByText("Recognised as:")).toBeVisible();
  await expect(page.getByText("Explain in two sentences why the sky is blue.")).toBeVisible();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("4 prompts, 12 responses of 3 models, 0 judgments")).toBeVisible();

  await page.getByRole("link", { name: "Plan tasks" }).click();
  await planTasks(page, "Compare two responses", /^12 new tasks from 4 prompts/);
  await planTasks(page, "Rank several responses into tiers", /^4 new tasks from 4 prompts/);

  await page.getByRole("link", { name: "People", exact: true }).click();
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByLabel("How many people may use it").fill("2");
  await page.getByRole("button", { name: "Make link" }).click();
  const link = await page.getByRole("status", { name: "Invitation link" }).innerText();

  // The annotators, and the lead between them.
  await judgeEverything(browser, link, projectId, "Iris");
  await page.goto(`/projects/${projectId}`);
  await expect(page.getByRole("heading", { name: /Agreement cannot be measured yet/ })).toBeVisible({
    timeout: 30_000,
  });
  await judgeEverything(browser, link, projectId, "Otto");
  await page.goto(`/projects/${projectId}`);
  await expect(page.getByRole("heading", { name: "Annotators agree on 75% of the pairs" })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole("heading", { name: "heron-2 is rated highest" })).toBeVisible();
  await readFigures(page);
  await expect(page.getByText("32 of 32 judgments wanted")).toBeVisible();

  // The training team.
  await page.getByRole("link", { name: "Export", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  const file = await (await download).path();
  expect(exported(file)).toEqual([expectedPairs("Iris"), expectedPairs("Otto")].sort());
});

async function planTasks(page: Page, comparison: string, wouldMake: RegExp): Promise<void> {
  await page.getByLabel("What annotators do").selectOption(comparison);
  await page.getByLabel("Annotators per task", { exact: true }).fill("2");
  await page.getByLabel("Agreement sample").fill("0");
  await expect(page.getByText(wouldMake)).toBeVisible();
  await page.getByRole("button", { name: "Plan these tasks" }).click();
  await expect(page.getByText(/^0 new tasks|^No new tasks/)).toBeVisible();
}

/** Joins by the link and judges until there is nothing left, touching nothing but the keyboard. */
async function judgeEverything(
  browser: Browser,
  link: string,
  projectId: string,
  name: "Iris" | "Otto",
): Promise<void> {
  const context = await browser.newContext({ baseURL: server.baseUrl, locale: "en-US" });
  const page = await context.newPage();
  const secrets: string[] = [...models];
  const heard: Promise<string>[] = [];
  page.on("response", (response) => {
    if (/\/api\/v1\/|\/projects\//.test(response.url())) heard.push(response.text().catch(() => ""));
  });
  const account: Account = {
    name,
    email: `${name.toLowerCase()}-${Date.now()}@example.org`,
    password: "birds on a wire",
  };
  await page.goto(link);
  await page.getByLabel("Name").fill(account.name);
  await page.keyboard.press("Tab");
  await page.keyboard.type(account.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(account.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/annotate/);
  await openQueue(page, projectId);
  for (let done = 0; done < 16; done++) {
    const ideal = page.getByText(done === 0 ? "Nothing judged today yet" : `${done} judged today`);
    await expect(ideal).toBeVisible();
    await expect(page.getByRole("region", { name: "Response A", exact: true })).toBeVisible();
    const isPair = await page.getByRole("group", { name: "Which response is better?" }).isVisible();
    await (isPair ? comparePair(page, name) : rankCards(page, name));
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("heading", { name: "Done for now" })).toBeVisible();
  await expect(page.getByText("16 judged today")).toBeVisible();
  const everything = (await Promise.all(heard)).join("\n");
  expect(everything).toContain("Sunlight scatters");
  for (const secret of secrets) expect(everything, `${secret} reached the annotator`).not.toContain(secret);
  await context.close();
}

/** The whole agreement and ratings: who agrees with whom, an order effect on demand, what a figure is, its table as a file. */
async function readFigures(page: Page): Promise<void> {
  const home = page.url();
  await page.getByRole("link", { name: "Agreement", exact: true }).click();
  const matrix = page.getByRole("table", { name: "Who agrees with whom" });
  await expect(matrix).toContainText("75%", { timeout: 20_000 });
  await expect(matrix).toContainText("Iris");
  await page.getByText("How is this computed?").first().click();
  await expect(page.getByText(/nobody is compared with himself/)).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as CSV" }).first().click();
  const table = fs.readFileSync((await (await saving).path()) ?? "", "utf8");
  expect(table).toContain('"Raw agreement, ties counted as an answer",75%');
  await page.getByRole("link", { name: "Ratings", exact: true }).click();
  await expect(page.getByRole("heading", { name: /heron-2/, level: 1 })).toBeVisible({ timeout: 20_000 });
  await page.getByLabel("Ties are").selectOption("davidson");
  await expect(page).toHaveURL(/ties=davidson/);
  await expect(page.getByRole("table", { name: "Where the ratings fit worst" })).toBeVisible({
    timeout: 20_000,
  });
  await page.goto(home);
}

async function comparePair(page: Page, name: "Iris" | "Otto"): Promise<void> {
  const a = whose(await responseText(page, "A"));
  const b = whose(await responseText(page, "B"));
  expect(a.question).toBe(b.question);
  const taste = tastes[name][a.question] ?? [];
  const lead = (taste[a.model] ?? 0) - (taste[b.model] ?? 0);
  const places = await page
    .getByRole("group", { name: "Which response is better?" })
    .getByRole("button")
    .allInnerTexts();
  const wanted = lead > 0 ? /A (is better|slightly)/ : lead < 0 ? /B (is better|slightly)/ : /Equal/;
  const index = places.findIndex((place) => wanted.test(place.replace(/\s+/g, " ")));
  expect(index, `${wanted} among ${places}`).toBeGreaterThanOrEqual(0);
  await page.keyboard.press(String(index + 1));
}

async function rankCards(page: Page, name: "Iris" | "Otto"): Promise<void> {
  const shown = await Promise.all(
    ["A", "B", "C"].map(async (label) => whose(await responseText(page, label))),
  );
  const question = shown[0]?.question ?? "";
  const taste = tastes[name][question] ?? [];
  const levels = [...new Set(taste)].sort((x, y) => y - x);
  await page.keyboard.press("f");
  // In the order in which they are read: a digit is the tier, whether those before it are taken yet or not.
  for (const card of shown) {
    const tier = levels.indexOf(taste[card?.model ?? 0] ?? Number.NaN) + 1;
    await page.keyboard.press(String(tier));
    await page.keyboard.press("ArrowRight");
  }
}

/** What one annotator's judgments come to, once from the pairs and once from the rankings. */
function expectedPairs(name: "Iris" | "Otto"): string {
  const rows = Object.entries(tastes[name]).flatMap(([question, taste]) =>
    pairs.flatMap(([first, second]) => {
      const lead = (taste[first] ?? 0) - (taste[second] ?? 0);
      if (lead === 0) return [];
      const [chosen, rejected] = lead > 0 ? [first, second] : [second, first];
      const row = `${question}: ${models[chosen]} over ${models[rejected]}`;
      return [row, row];
    }),
  );
  return rows.sort().join("\n");
}

interface ExportedRow {
  prompt: { role: string; content: string }[];
  chosen: { role: string; content: string }[];
  rejected: { role: string; content: string }[];
  model_chosen: Model;
  model_rejected: Model;
  annotator: string;
}

/** The file's rows by annotator; each row's texts must be those of its models. */
function exported(file: string): string[] {
  const byAnnotator = new Map<string, string[]>();
  for (const line of fs.readFileSync(file, "utf8").trim().split("\n")) {
    const row = JSON.parse(line) as ExportedRow;
    const chosen = whose(row.chosen[0]?.content ?? "");
    const rejected = whose(row.rejected[0]?.content ?? "");
    expect([models[chosen.model], models[rejected.model]]).toEqual([row.model_chosen, row.model_rejected]);
    expect(row.prompt.at(-1)?.role).toBe("user");
    const said = `${chosen.question}: ${row.model_chosen} over ${row.model_rejected}`;
    byAnnotator.set(row.annotator, [...(byAnnotator.get(row.annotator) ?? []), said]);
  }
  return [...byAnnotator.values()].map((rows) => rows.sort().join("\n")).sort();
}
