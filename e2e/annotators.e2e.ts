import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { getAgreement } from "@/lib/domain/api/agreement";
import { listDisputes } from "@/lib/domain/api/agreement-parts";
import { callApi } from "@/lib/domain/api/client";
import { changeProject } from "@/lib/domain/api/projects";
import { type Account, concordRows, importFiles, makeMember, makeProject, server } from "./lib/server";

/** A lead finds who disagrees, sees who said what, marks gold, asks again; an annotator sees nothing but, if allowed, himself. */

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const prompts = Array.from({ length: 4 }, (_, at) => ({
  text: `Is ${at} even?`,
  responses: [`${at} is ${at % 2 === 0 ? "even" : "odd"}.`, "I do not know."],
}));

/** Three imported people; the third says the opposite of the others on all but the first prompt. */
const judgments = prompts.flatMap((_, at) =>
  ["Ada", "Bela", "Cleo"].map((name) => {
    const [good, bad] = [`p${at}-r0`, `p${at}-r1`];
    const isTurned = name === "Cleo" && at > 0;
    return JSON.stringify({
      type: "judgment",
      id: `${name}-${at}`,
      prompt_id: `p${at}`,
      annotator: { name, kind: "imported" },
      response_ids: [good, bad],
      order_known: true,
      comparison: "pairwise",
      levels: 3,
      answer: {
        tiers: isTurned ? [[bad], [good]] : [[good], [bad]],
        strength: name === "Bela" ? 2 : 3,
        rationale: `${name} says so.`,
      },
      duration_ms: 20_000,
    });
  }),
);

async function makeJudged(name: string): Promise<string> {
  const plan = { comparison: "pairwise", agreementShare: 0 } as const;
  const projectId = await makeProject(name, { "rows.jsonl": concordRows(prompts) }, plan);
  await importFiles(projectId, { "judged.jsonl": [concordRows(prompts), ...judgments].join("\n") });
  return projectId;
}

async function signIn(page: Page, { email, password }: Account, next: string): Promise<void> {
  await page.goto(`/signin?next=${encodeURIComponent(next)}`);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/signin/);
}

async function expectClean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`),
  );
  expect(found, what).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isTooWide, `${what} scrolls sideways at 390 px`).toBe(false);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("from the sentence to the task, to gold and to one more opinion", async ({ page }) => {
  const projectId = await makeJudged(`Annotators ${Date.now()}`);
  const lead = await makeMember(projectId, "Lea", "lead");
  const home = `/projects/${projectId}`;
  await signIn(page, lead, `${home}/agreement`);
  await page.goto(`${home}/agreement`);
  const disputes = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Where annotators disagree most" }) });
  await expect(disputes.locator(`a[href^="${home}/tasks/"]`)).toHaveCount(4, { timeout: 30_000 });
  await disputes.locator(`a[href^="${home}/tasks/"]`).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("3 annotators have judged this task");
  await expect(page.getByText("Cleo says so.")).toBeVisible();
  await page.getByRole("button", { name: "Ask one more opinion" }).click();
  await expect(page.getByText("4 annotators in all will judge this task")).toBeVisible();
  await expect(page.getByText(/3 of 4 judgments wanted, 1 still open/)).toBeVisible();
  const ada = page.locator("section", { hasText: "Ada says so." }).last();
  await ada.getByRole("button", { name: "Take as gold answer" }).click();
  await expect(ada.getByText("gold answer", { exact: true })).toBeVisible();
  await expectClean(page, "a task");

  await page.goto(`${home}/annotators`);
  const table = page.getByRole("table", { name: "Annotators" });
  await expect(table.getByRole("row")).toHaveCount(4, { timeout: 30_000 });
  await expect(table.getByRole("row").nth(1)).toContainText("Cleo");
  await table.getByRole("link", { name: /^Annotator/ }).click();
  await expect(page).toHaveURL(/sort=name/);
  await expect(table.getByRole("columnheader", { name: /^Annotator/ })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(table.getByRole("row").nth(1)).toContainText("Ada");
  await table.getByRole("link", { name: "Cleo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Cleo agrees with the rest on", {
    timeout: 30_000,
  });
  await expect(page.getByRole("heading", { name: "Gold tasks answered otherwise" })).toBeVisible();
});

test("figures made while the page was on its way are shown as well", async ({ page }) => {
  const projectId = await makeJudged(`Late figures ${Date.now()}`);
  const lead = await makeMember(projectId, "Lea", "lead");
  const home = `/projects/${projectId}`;
  const wish = { params: { projectId }, query: {} };
  const agreed = async () => (await callApi(getAgreement, wish, server)).figures?.isFresh;
  await expect.poll(agreed, { timeout: 60_000 }).toBe(true);
  // The page is drawn without disputes; when it first asks whether there is anything new, they are there.
  const disputed = async () => (await callApi(listDisputes, wish, server)).isFresh;
  await page.route(/\/freshness$/, async (route) => {
    await expect.poll(disputed, { timeout: 60_000 }).toBe(true);
    await route.continue();
  });
  await signIn(page, lead, `${home}/agreement`);
  await expect(page.locator(`a[href^="${home}/tasks/"]`)).toHaveCount(4, { timeout: 60_000 });
});

for (const [language, colorScheme] of [
  ["en", "light"],
  ["zh", "dark"],
] as const)
  test.describe(`${language}, ${colorScheme}`, () => {
    test.use({ colorScheme, locale: language === "zh" ? "zh-CN" : "en-US" });

    test("the pages pass axe and never scroll sideways", async ({ page }) => {
      const projectId = await makeJudged(`Annotators ${language} ${Date.now()}`);
      const lead = await makeMember(projectId, "Lea", "lead");
      const home = `/projects/${projectId}`;
      await signIn(page, lead, home);
      await page.goto(`${home}/agreement`);
      await expect(page.locator(`a[href^="${home}/tasks/"]`).first()).toBeVisible({ timeout: 30_000 });
      await expectClean(page, "agreement");
      await page.goto(`${home}/agreement/disputes`);
      await expectClean(page, "disputes");
      await page.goto(`${home}/annotators`);
      const someone = page.locator(`a[href^="${home}/annotators/"]`).first();
      await expect(someone).toBeVisible({ timeout: 30_000 });
      await expectClean(page, "annotators");
      await someone.click();
      await expect(page.getByRole("table").first()).toBeVisible({ timeout: 30_000 });
      await expectClean(page, "one annotator");
    });
  });

test("an annotator sees his own figures only where the lead allows it", async ({ page }) => {
  const projectId = await makeJudged(`Own figures ${Date.now()}`);
  const annotator = await makeMember(projectId, "Ada");
  const place = `/projects/${projectId}/my-figures`;
  await signIn(page, annotator, place);
  await page.goto(place);
  await expect(page.getByText("This project does not show annotators their figures")).toBeVisible();
  const asked = await page.request.get(`/api/v1/projects/${projectId}/my/figures`);
  expect(asked.status()).toBe(403);
  await callApi(changeProject, { params: { projectId }, body: { annotatorsSeeOwnFigures: true } }, server);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your figures");
  await page.goto(`/projects/${projectId}/annotate`);
  await expect(page.getByRole("link", { name: "Your figures" })).toBeVisible();
  await expectClean(page, "annotate, with the link");
});
