import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { callApi } from "@/lib/domain/api/client";
import { createProject } from "@/lib/domain/api/projects";
import { type Account, importFiles, makeMember, server } from "./lib/server";

/** A lead reads what the labels can teach and what the models are worth, adjusted: in words, pictures and figures. */

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Three models on prompts with two tags; clear answers win, longer ones a little; every third pair is judged twice. */
function judgedRows(prompts: number): string {
  const lines: object[] = [];
  for (let prompt = 0; prompt < prompts; prompt++) {
    const id = `p${prompt}`;
    const models = [prompt % 3, (prompt + 1) % 3];
    const ids = models.map((model) => `${id}-${model}`);
    const isFirstClear = prompt % 2 === 0;
    const tags = [prompt % 2 === 0 ? "maths" : "poems"];
    lines.push({ type: "prompt", id, messages: [{ role: "user", content: `Question ${prompt}` }], tags });
    for (const [at, model] of models.entries())
      lines.push({
        type: "response",
        id: ids[at],
        prompt_id: id,
        model: { name: ["finch", "heron", "plover"][model] },
        messages: [
          {
            role: "assistant",
            content: `${isFirstClear === (at === 0) ? "clear" : "vague"} ${"word ".repeat(5 + ((prompt * 7 + at * 11) % 13))}`,
          },
        ],
      });
    for (const [judge, name] of ["ana", "bo"].entries()) {
      if (judge === 1 && prompt % 3 !== 0) continue;
      const isTurned = (prompt * 3 + judge * 2) % 5 === 0;
      const tiers = (isFirstClear !== isTurned ? ids : [...ids].reverse()).map((one) => [one]);
      lines.push({
        type: "judgment",
        prompt_id: id,
        annotator: { name, kind: "imported" },
        comparison: "pairwise",
        response_ids: ids,
        order_known: true,
        answer: { tiers },
      });
    }
  }
  return lines.map((line) => JSON.stringify(line)).join("\n");
}

// The first look waits for a worker that others keep busy.
test.describe.configure({ timeout: 180_000 });

let projectId: string;
let lead: Account;
test.beforeAll(async () => {
  ({ id: projectId } = await callApi(createProject, { body: { name: `Needs ${Date.now()}` } }, server));
  await importFiles(projectId, { "judged.jsonl": judgedRows(240) });
  lead = await makeMember(projectId, "Lea", "lead");
});

async function signIn(page: Page): Promise<void> {
  await page.goto("/signin");
  await page.locator("input[type=email]").fill(lead.email);
  await page.locator("input[type=password]").fill(lead.password);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/signin/);
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`)),
  ).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await page.setViewportSize({ width: 1440, height: 900 });
}

for (const { locale, colorScheme, best, curve, adjusted } of [
  {
    locale: "en-US",
    colorScheme: "light",
    best: /At best \d+(\.\d)?% of these judgments can be predicted/,
    curve: /Fitted: L\(D\)|does not fall/,
    adjusted: /twice as long as an equal one wins/,
  },
  {
    locale: "zh-CN",
    colorScheme: "dark",
    best: /这些判断最多有 \d+(\.\d)?% 可以预测/,
    curve: /拟合：L\(D\)|并未下降/,
    adjusted: /长度为两倍的同等回答获胜/,
  },
] as const)
  test.describe(`${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme, viewport: { width: 1440, height: 900 } });

    test("data needs: ceiling, curve and forecast, from the first look on", async ({ page }) => {
      await signIn(page);
      await page.goto(`/projects/${projectId}/needs`);
      await expect(page.getByRole("heading", { name: best })).toBeVisible({ timeout: 120_000 });
      await expect(page.getByText(curve)).toBeVisible();
      // Every picture has its figures beside it, and says how it was computed.
      for (const card of await page.locator("section:has(svg[role=img])").all()) {
        await expect(card.locator("table")).not.toHaveCount(0);
        await expect(card.locator("details a[href^='/api/v1/']")).toHaveCount(1);
      }
      await expectClean(page);
    });

    test("ratings: adjusted beside not adjusted, and a difference by choice", async ({ page }) => {
      await signIn(page);
      await page.goto(`/projects/${projectId}/ratings?style=length&orderEffect=true&a=finch&b=plover`);
      await expect(page.getByText(adjusted)).toBeVisible({ timeout: 120_000 });
      await expect(page.getByRole("heading", { name: /finch.*plover|plover.*finch/ }).first()).toBeVisible();
      await expectClean(page);
    });
  });

test("a chosen tag stands in the address, and its figure is that of the API", async ({ page }) => {
  await signIn(page);
  await page.goto(`/projects/${projectId}/ratings`);
  const tag = page.getByLabel("Prompts", { exact: true });
  await expect(tag).toBeVisible({ timeout: 120_000 });
  await tag.selectOption("maths");
  await expect(page).toHaveURL(/tag=maths/);
  await expect(async () => {
    const link = await page.locator("details a[href^='/api/v1/']").first().getAttribute("href");
    expect(link).toContain("tag=maths");
    const answer = await page.evaluate(
      (url) => fetch(url).then((response) => response.json()),
      link as string,
    );
    expect(answer).toMatchObject({ tag: "maths", figures: { comparisons: 160 } });
  }).toPass({ timeout: 120_000 });
});
