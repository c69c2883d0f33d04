import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { openQueue, signIn } from "./lib/page";
import { birdFiles, concordRows, makeMember, makeProject } from "./lib/server";
import { expectStored, judge } from "./lib/stored";

/** Light, dark, contrast, size and language: chosen once, there from the first byte of the next page, readable in each. */

const pairwise = { comparison: "pairwise", agreementShare: 0 } as const;
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** @param contrast 7 : 1 where that was chosen; the system's own colours are its user's choice, and axe reads ours */
async function expectClean(
  page: Page,
  what: string,
  contrast: "usual" | "high" | "system" = "usual",
): Promise<void> {
  const axe = new AxeBuilder({ page })
    .options({
      rules: {
        "color-contrast": { enabled: contrast !== "system" },
        "color-contrast-enhanced": { enabled: contrast === "high" },
      },
    })
    .withTags(rules);
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
  );
  expect(found, what).toEqual([]);
}

async function sitDown(page: Page): Promise<string> {
  const projectId = await makeProject(`Look ${Date.now()}`, birdFiles(), pairwise);
  await signIn(page, await makeMember(projectId, "Lou"));
  await openQueue(page, projectId);
  return projectId;
}

async function openLook(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Look", exact: true }).click();
  return page.getByRole("dialog", { name: "How it looks" });
}

function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

/** How the server writes the page's first line: what was chosen must not come only after the first paint. */
async function rootElement(page: Page): Promise<string> {
  const html = await (await page.request.get(page.url())).text();
  return /<html[^>]*>/.exec(html)?.[0] ?? "";
}

test("theme and contrast are chosen, and remembered from the first byte", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await sitDown(page);
  const light = await paper(page);
  let look = await openLook(page);
  await expect(look.getByRole("group", { name: "Light or dark" }).getByLabel("As the system")).toBeChecked();
  await look.getByLabel("Dark").check();
  const dark = await paper(page);
  expect(dark).not.toBe(light);
  await look.getByLabel("High").check();
  const contrasted = await paper(page);
  expect(contrasted).toBe("rgb(0, 0, 0)");
  expect(contrasted).not.toBe(dark);

  expect(await rootElement(page)).toContain('data-theme="dark"');
  expect(await rootElement(page)).toContain('data-contrast="more"');
  await page.reload();
  await expect(page.getByRole("button", { name: /^Submit/ })).toBeVisible();
  expect(await paper(page)).toBe("rgb(0, 0, 0)");

  look = await openLook(page);
  await expect(look.getByLabel("Dark")).toBeChecked();
  await expect(look.getByLabel("High")).toBeChecked();
  await look.getByLabel("Normal").check();
  await look.getByLabel("Light", { exact: true }).check();
  expect(await paper(page)).toBe(light);
  // As the system: it follows when the system changes.
  await look.getByRole("group", { name: "Light or dark" }).getByLabel("As the system").check();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper(page)).toBe(dark);
  expect(await rootElement(page)).not.toContain("data-theme");
});

test("the language is chosen, and remembered", async ({ page }) => {
  await sitDown(page);
  const look = await openLook(page);
  await look.getByLabel("中文").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("dialog")).toContainText("语言");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "提交" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "提交" })).toBeVisible();
  expect(await rootElement(page)).toContain('lang="zh-CN"');
});

test("the size of the text is chosen by key, and remembered", async ({ page }) => {
  await sitDown(page);
  const size = () =>
    page
      .getByRole("region", { name: "Text of response A" })
      .locator(".reading-text")
      .evaluate((element) => getComputedStyle(element).fontSize);
  expect(await size()).toBe("16px");
  await page.keyboard.press("+");
  await expect.poll(size).toBe("18px");
  await page.keyboard.press("+");
  await expect.poll(size).toBe("20px");
  await page.reload();
  await expect(page.getByRole("button", { name: /^Submit/ })).toBeVisible();
  expect(await size()).toBe("20px");
  await page.keyboard.press("-");
  await expect.poll(size).toBe("18px");
});

for (const colorScheme of ["light", "dark"] as const)
  test(`high contrast in ${colorScheme}: every text at 7 : 1`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, contrast: "more" });
    await page.setViewportSize({ width: 1440, height: 900 });
    await sitDown(page);
    await expectClean(page, "a task", "high");
    await page.keyboard.press("1");
    await expectClean(page, "a choice", "high");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectClean(page, "the keys", "high");
  });

for (const colorScheme of ["light", "dark"] as const)
  test(`the system's own colours, ${colorScheme}: what is chosen and what has the focus can be seen`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, forcedColors: "active" });
    await sitDown(page);
    await expectClean(page, "a task", "system");
    const scale = page.getByRole("group", { name: "Which response is better?" });
    const ground = (place: Locator) => place.evaluate((element) => getComputedStyle(element).backgroundColor);
    const first = scale.getByRole("button").first();
    const before = await ground(first);
    await page.keyboard.press("1");
    await expect(first).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => ground(first)).not.toBe(before);
    expect(await ground(scale.getByRole("button").nth(1))).toBe(before);
    // Every other control that is pressed is told in the same way.
    expect(await ground(page.getByRole("button", { name: "Key caps" }))).toBe(await ground(first));
    await expectClean(page, "a choice", "system");
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return `${outlineStyle} ${outlineWidth}`;
    });
    expect(outline).toBe("solid 2px");
  });

for (const colorScheme of ["light", "dark"] as const)
  test(`nothing to judge, and another window that judges, in ${colorScheme}`, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme });
    const rows = [{ text: "Why does bread rise?", responses: ["Yeast.", "Patience."] }];
    const projectId = await makeProject(`Done ${Date.now()}`, { "rows.jsonl": concordRows(rows) }, pairwise);
    await signIn(page, await makeMember(projectId, "Lou"));
    await openQueue(page, projectId);
    const second = await context.newPage();
    await second.emulateMedia({ colorScheme });
    await second.goto(`/projects/${projectId}/annotate`);
    await expect(second.getByText("You are judging in another window")).toBeVisible();
    await expectClean(second, "another window");
    await second.close();
    await page.bringToFront();
    await judge(page, "1");
    await expect(page.getByText("Done for now")).toBeVisible();
    await expectStored(projectId, 1);
    await expectClean(page, "done for now");
  });
