import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { protocolPresets } from "@/lib/domain/protocol-presets";
import { birdFiles, makeMember, makeProject } from "./lib/server";

/** Every page passes axe in both languages and both themes, and never scrolls sideways on a phone. */

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const looks = [
  { language: "en", colorScheme: "light" },
  { language: "zh", colorScheme: "dark" },
] as const;

async function expectClean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`),
  );
  expect(found, what).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isTooWide, `${what} scrolls sideways at 390 px`).toBe(false);
  await page.setViewportSize({ width: 1440, height: 900 });
}

for (const { language, colorScheme } of looks) {
  test.describe(`${language}, ${colorScheme}`, () => {
    test.use({
      colorScheme,
      locale: language === "zh" ? "zh-CN" : "en-US",
      viewport: { width: 1440, height: 900 },
    });

    test("sign-in and the lead's pages", async ({ page }) => {
      // A dozen and a half pages, each read whole.
      test.setTimeout(300_000);
      await page.goto("/signin");
      await expect(page.locator("html")).toHaveAttribute("lang", language === "zh" ? /^zh/ : "en");
      await expectClean(page, "sign-in");
      const plan = { comparison: "pairwise" } as const;
      const projectId = await makeProject(`Accessible ${language} ${Date.now()}`, birdFiles(), plan);
      const lead = await makeMember(projectId, "Lea", "lead");
      await page.locator("input[type=email]").fill(lead.email);
      await page.locator("input[type=password]").fill(lead.password);
      await page.keyboard.press("Enter");
      await expect(page).not.toHaveURL(/signin/);
      await expectClean(page, "projects");
      for (const place of [
        "",
        "agreement",
        "ratings",
        "needs",
        "annotators",
        "import",
        "prompts",
        "tasks",
        "problems",
        "preferences",
        "people",
        "settings",
        "datasets",
        "datasets/new",
        "export",
      ]) {
        await page.goto(`/projects/${projectId}/${place}`);
        await page.waitForLoadState("networkidle");
        await expectClean(page, place || "overview");
      }
      for (const place of ["/account", "/docs/api"]) {
        await page.goto(place);
        await expectClean(page, place);
      }
    });

    test("the annotator's page", async ({ page }) => {
      const plan = { comparison: "pairwise", agreementShare: 0 } as const;
      const projectId = await makeProject(`Accessible pairs ${language} ${Date.now()}`, birdFiles(), plan);
      await signIn(page, await makeMember(projectId, "Ada"));
      await openProject(page, projectId);
      await expectClean(page, "pairwise");
      await page.keyboard.press("1");
      await expectClean(page, "pairwise, chosen");
      for (const [key, name] of [
        ["s", "skip"],
        ["?", "help"],
        ["h", "history"],
        ["p", "a report"],
      ] as const) {
        await page.keyboard.press("Escape");
        await page.keyboard.press(key);
        await expect(page.getByRole("dialog")).toBeVisible();
        await expectClean(page, name);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toBeHidden();
      }
      await page.keyboard.press("g");
      await expect(page.getByRole("complementary")).toBeVisible();
      await expectClean(page, "guidelines beside the task");
    });

    test("ranking with scores and flags", async ({ page }) => {
      const plan = { comparison: "ranking", agreementShare: 0 } as const;
      const protocol = protocolPresets.instructgpt?.protocol;
      const projectId = await makeProject(
        `Accessible ranks ${language} ${Date.now()}`,
        birdFiles(),
        plan,
        protocol,
      );
      await signIn(page, await makeMember(projectId, "Ada"));
      await openProject(page, projectId);
      await page.keyboard.press("f");
      await page.keyboard.press("1");
      await expectClean(page, "ranking");
    });
  });
}

/** In whatever language the form is. */
async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/signin");
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/signin/);
}

async function openProject(page: Page, projectId: string): Promise<void> {
  await page.goto(`/projects/${projectId}/annotate`);
  await expect(page.locator("footer button").first()).toBeVisible();
}
